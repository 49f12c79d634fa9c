package io.mintmark.session.sessions.page;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.sessions.application.EnterSession;
import io.mintmark.session.sessions.application.Entry;
import io.mintmark.session.sessions.application.FollowChallenge;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Shows payers in, on a page of its own or in a frame. Everything that can happen has a page. */
@Singleton
class Entrance {
    private static final Logger LOG = Logger.getLogger(Entrance.class);
    private static final String EMBEDDED = "embedded";

    private final EnterSession enterSession;
    private final FollowChallenge followChallenge;
    private final Pages pages;

    Entrance(EnterSession enterSession, FollowChallenge followChallenge, Pages pages) {
        this.enterSession = enterSession;
        this.followChallenge = followChallenge;
        this.pages = pages;
    }

    Uni<Response> enter(String id, Visit visit, boolean embedded) {
        Optional<SessionId> session = SessionId.parse(id);
        if (session.isEmpty()) {
            return unknown(visit);
        }
        return lead(session.get(), enterSession.enter(session.get(), visit.tokenOrNone()), visit, embedded);
    }

    /** To a payment's challenge. */
    Uni<Response> challenge(String id, Visit visit, @Nullable String view) {
        boolean embedded = EMBEDDED.equals(view);
        return PaymentId.parse(id)
                .map(payment ->
                        lead(payment, followChallenge.lead(payment, visit.tokenOrNone(), embedded), visit, embedded))
                .orElseGet(() -> unknown(visit));
    }

    /** Back from a payment's challenge. */
    Uni<Response> back(String id, Visit visit, @Nullable String view) {
        boolean embedded = EMBEDDED.equals(view);
        return PaymentId.parse(id)
                .map(payment ->
                        lead(payment, followChallenge.back(payment, visit.tokenOrNone(), embedded), visit, embedded))
                .orElseGet(() -> unknown(visit));
    }

    private Uni<Response> lead(Object whose, Uni<Entry> way, Visit visit, boolean embedded) {
        return way.chain(entry -> {
                    if (entry instanceof Entry.ToCardPage cardPage) {
                        return Uni.createFrom()
                                .item(pages.sendTo(CardPage.address(cardPage.address(), visit, embedded)));
                    }
                    return entry instanceof Entry.Onward onward
                            ? Uni.createFrom().item(pages.sendTo(onward.address()))
                            : notice(entry, visit, embedded);
                })
                .onFailure()
                .recoverWithUni(failure -> outage(whose, failure, visit));
    }

    /** The page for whatever keeps a payer from going on. */
    Uni<Response> notice(Entry entry, Visit visit, boolean embedded) {
        if (entry instanceof Entry.Ended ended) {
            return ended(
                    ended.session(), viewing(ended.session(), ended.merchant(), visit, embedded), ended.merchant());
        }
        if (entry instanceof Entry.Busy busy) {
            Viewing viewing = viewing(busy.session(), busy.merchant(), visit, embedded);
            return pages.show(
                    Notices.in(viewing.language())
                            .busy(busy.session(), busy.merchant().name()),
                    viewing);
        }
        if (entry instanceof Entry.Away away) {
            Viewing viewing = viewing(away.session(), away.merchant(), visit, embedded);
            return pages.show(Notices.in(viewing.language()).unavailable(visit.again()), viewing);
        }
        return entry instanceof Entry.Closed
                ? pages.show(Notices.in(visit.language()).closed(), Viewing.alone(visit.language()))
                : unknown(visit);
    }

    Uni<Response> unknown(Visit visit) {
        return pages.show(Notices.in(visit.language()).unknown(), Viewing.alone(visit.language()));
    }

    Uni<Response> outage(Object whose, Throwable failure, Visit visit) {
        LOG.warnf("the payer of %s met an outage: %s", whose, failure.toString());
        return pages.show(Notices.in(visit.language()).unavailable(visit.again()), Viewing.alone(visit.language()));
    }

    /**
     * Whoever reached the end is sent to it; expired and canceled links say so here. So does everything in a frame,
     * where the merchant's next page has no place.
     */
    private Uni<Response> ended(Session session, Viewing viewing, MerchantView merchant) {
        URI address = session.returnAddress();
        boolean reached = session.status() == SessionStatus.COMPLETED || session.status() == SessionStatus.FAILED;
        return reached && address != null && !viewing.embedded()
                ? Uni.createFrom().item(pages.sendTo(address))
                : pages.show(Notices.in(viewing.language()).ended(session, merchant.name()), viewing);
    }

    private static Viewing viewing(Session session, MerchantView merchant, Visit visit, boolean embedded) {
        Language language = visit.language(session);
        return embedded ? new Viewing(language, true, merchant.embedOrigins()) : Viewing.alone(language);
    }
}
