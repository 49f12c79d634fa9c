package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.MerchantAddress;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Lets a payer in who has the link. It may be followed any number of times until the session ends. */
@Singleton
public class EnterSession {
    private static final Logger LOG = Logger.getLogger(EnterSession.class);

    private final LinkedSession linked;
    private final Transactions transactions;
    private final SessionChanges changes;
    private final Vault vault;
    private final PayerLinks links;

    EnterSession(
            LinkedSession linked, Transactions transactions, SessionChanges changes, Vault vault, PayerLinks links) {
        this.linked = linked;
        this.transactions = transactions;
        this.changes = changes;
        this.vault = vault;
        this.links = links;
    }

    /** Where to send the payer. Fails when the database is away from the start. */
    public Uni<Entry> enter(SessionId id, String token) {
        return linked.follow(id, token, this::toCardPage);
    }

    /** The page is prepared first: only then can it be said that the payer opened it. */
    private Uni<Entry> toCardPage(Session session, MerchantView shop) {
        return vault.register(session, shop, origins(session.order().ending()))
                .chain(href -> opened(session)
                        .<Entry>map(now -> now.status().isFinal()
                                ? new Entry.Ended(now, shop)
                                : new Entry.ToCardPage(links.absolute(href))))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("the payer of %s met an outage: %s", session.id(), failure.toString());
                    return new Entry.Away(session, shop);
                });
    }

    /** Mostly nothing has happened since the session was read; only else is it read once more. */
    private Uni<Session> opened(Session seen) {
        if (!isToBeMarked(seen)) {
            return Uni.createFrom().item(seen);
        }
        MerchantId merchant = new MerchantId(seen.merchant());
        return transactions
                .asMerchant(merchant, tx -> changes.open(tx, seen))
                .onFailure(LostRace.class)
                .recoverWithUni(() -> transactions
                        .asMerchant(merchant, tx -> markOpened(tx, merchant, seen.id()))
                        .onFailure(LostRace.class)
                        .retry()
                        .atMost(LostRace.RETRIES));
    }

    private Uni<Session> markOpened(SqlConnection tx, MerchantId merchant, SessionId id) {
        return changes.current(tx, merchant, id)
                .chain(session -> isToBeMarked(session)
                        ? changes.open(tx, session)
                        : Uni.createFrom().item(session));
    }

    private static boolean isToBeMarked(Session session) {
        return session.status() == SessionStatus.PENDING && !session.progress().opened();
    }

    /** Where the payer may be sent from the card page. */
    static List<String> origins(Ending ending) {
        return Stream.of(ending.defaultUrl(), ending.cancelUrl())
                .filter(Objects::nonNull)
                .map(MerchantAddress::originOf)
                .distinct()
                .toList();
    }
}
