package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.SavedCard;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.ChosenCard;
import io.mintmark.vault.card.application.EntryFault;
import io.mintmark.vault.card.application.ReadSecurityCode;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.seal.application.SealCode;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.seal.domain.SealScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The payer uses a saved card instead of a new one: session-service decides on it as on any other. */
@ApplicationScoped
public class UseSavedCard {
    private static final Logger LOG = Logger.getLogger(UseSavedCard.class);

    private final OpenLink link;
    private final SavedCards cards;
    private final ReadSecurityCode read;
    private final SealCode seal;
    private final SessionDecisions sessions;
    private final EndVisit endVisit;

    UseSavedCard(
            OpenLink link,
            SavedCards cards,
            ReadSecurityCode read,
            SealCode seal,
            SessionDecisions sessions,
            EndVisit endVisit) {
        this.link = link;
        this.cards = cards;
        this.read = read;
        this.seal = seal;
        this.sessions = sessions;
        this.endVisit = endVisit;
    }

    /**
     * Submits the choice and wipes the form.
     *
     * @param formats how this payer writes numbers
     * @param framed whether the page stands within one of the merchant's
     */
    public Uni<Submission> submit(
            String captureId,
            @Nullable String capability,
            byte[] form,
            Function<Capture, Locale> formats,
            boolean framed) {
        return link.open(captureId, capability)
                .chain(visit -> submit(visit, form, formats, framed))
                .onTermination()
                .invoke(() -> Arrays.fill(form, (byte) 0));
    }

    private Uni<Submission> submit(
            Optional<Visit> visit, byte[] form, Function<Capture, Locale> formats, boolean framed) {
        if (visit.isEmpty()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        Capture capture = visit.get().capture();
        if (visit.get() instanceof Visit.Ended ended) {
            return Uni.createFrom().item(new Submission.Over(capture, ended.redirectUrl()));
        }
        if (visit.get() instanceof Visit.Expired) {
            return Uni.createFrom().item(new Submission.Over(capture, null));
        }
        if (!capture.maySelect()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        Wish wish = ReadWish.withSavedCard(capture, form, formats.apply(capture));
        String chosen = ChosenCard.in(form);
        return chosen.isEmpty()
                ? unchosen(capture, wish, EntryFault.CHOICE_MISSING, "")
                : cards.find(capture, chosen).chain(card -> choose(capture, card, form, wish, framed));
    }

    private Uni<Submission> choose(Capture capture, Optional<SavedCard> card, byte[] form, Wish wish, boolean framed) {
        if (card.isEmpty() || card.get().use() != SavedCard.Use.POSSIBLE) {
            return unchosen(capture, wish, EntryFault.CHOICE_GONE, "");
        }
        String id = card.get().id();
        if (!capture.securityCodeRequired()) {
            return wish.faults().isEmpty()
                    ? decide(capture, id, null, wish, framed)
                    : unchosen(capture, wish, null, id);
        }
        ReadSecurityCode.Reading reading = read.read(form, card.get().brand().id());
        SecurityCode code = reading.code();
        if (code == null || !wish.faults().isEmpty()) {
            wipe(code);
            return unchosen(capture, wish, reading.fault(), id);
        }
        return seal.seal(new SealScope(capture.merchantId(), id, capture.sessionId()), code)
                .chain(made -> decide(capture, id, made, wish, framed));
    }

    private static void wipe(@Nullable SecurityCode code) {
        if (code != null) {
            code.close();
        }
    }

    private static Uni<Submission> unchosen(Capture capture, Wish wish, @Nullable EntryFault fault, String chosen) {
        List<EntryFault> faults = new ArrayList<>(wish.faults());
        if (fault != null) {
            faults.add(fault);
        }
        return Uni.createFrom().item(new Submission.Unchosen(capture, faults, chosen, wish));
    }

    private Uni<Submission> decide(Capture capture, String id, @Nullable Seal code, Wish wish, boolean framed) {
        return sessions.complete(capture, id, code, wish, framed)
                .onItem()
                .transformToUni(decision -> follow(capture, decision, wish))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("capture %s: no decision on %s: %s", capture.id(), id, failure.toString());
                    return new Submission.Undecided(capture);
                });
    }

    private Uni<Submission> follow(Capture capture, Decision decision, Wish wish) {
        return switch (decision.outcome()) {
            case COMPLETED, ENDED -> endVisit.end(capture, decision);
            case REFUSED ->
                decision.attemptsLeft() > 0
                        ? Uni.createFrom()
                                .item(new Submission.Refused(
                                        capture, decision.reason(), decision.attemptsLeft(), null, wish))
                        : endVisit.end(capture, decision);
            case CHALLENGE -> Uni.createFrom().item(new Submission.Challenged(capture));
            case BUSY, UNDECIDED, OPEN ->
                Uni.createFrom().item(new Submission.Deciding(capture, decision.attemptsLeft(), wish));
        };
    }
}
