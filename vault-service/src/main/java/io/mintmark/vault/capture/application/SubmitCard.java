package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.NameField;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.CardReading;
import io.mintmark.vault.card.application.ReadCard;
import io.mintmark.vault.instrument.application.DiscardStagedCard;
import io.mintmark.vault.instrument.application.StageCard;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the card form: checks it, stages the card, and lets session-service decide. A form that is refused consumes
 * nothing. A card that is not taken is shredded at once; where the answer is lost it is left alone, because the session
 * may have been completed with it, and the sweeper shreds what nobody activated.
 */
@ApplicationScoped
public class SubmitCard {
    private static final Logger LOG = Logger.getLogger(SubmitCard.class);

    private final OpenLink link;
    private final ReadCard read;
    private final StageCard stage;
    private final DiscardStagedCard discard;
    private final SessionDecisions sessions;
    private final EndVisit endVisit;

    SubmitCard(
            OpenLink link,
            ReadCard read,
            StageCard stage,
            DiscardStagedCard discard,
            SessionDecisions sessions,
            EndVisit endVisit) {
        this.link = link;
        this.read = read;
        this.stage = stage;
        this.discard = discard;
        this.sessions = sessions;
        this.endVisit = endVisit;
    }

    /** Submits the form and wipes it. */
    public Uni<Submission> submit(String captureId, @Nullable String capability, byte[] form) {
        return link.open(captureId, capability)
                .chain(visit -> submit(visit, form))
                .onTermination()
                .invoke(() -> Arrays.fill(form, (byte) 0));
    }

    private Uni<Submission> submit(Optional<Visit> visit, byte[] form) {
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
        CardReading reading = read.read(form, wanted(capture));
        if (reading.card() == null) {
            return Uni.createFrom().item(new Submission.Mistaken(capture, reading));
        }
        return stage.stage(purpose(capture), reading.card()).chain(card -> decide(capture, card, reading.name()));
    }

    private Uni<Submission> decide(Capture capture, StagedCard card, String name) {
        return sessions.complete(capture, card)
                .onItem()
                .transformToUni(decision -> follow(capture, card, decision, name))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("capture %s: no decision on %s: %s", capture.id(), card.id(), failure.toString());
                    return new Submission.Undecided(capture);
                });
    }

    private Uni<Submission> follow(Capture capture, StagedCard card, Decision decision, String name) {
        return switch (decision.outcome()) {
            case COMPLETED -> endVisit.end(capture, decision);
            case ENDED -> shred(card).chain(() -> endVisit.end(capture, decision));
            case REFUSED -> shred(card).chain(() -> refused(capture, decision, name));
            case BUSY -> shred(card).replaceWith(new Submission.Undecided(capture));
        };
    }

    private Uni<Submission> refused(Capture capture, Decision decision, String name) {
        return decision.attemptsLeft() > 0
                ? Uni.createFrom().item(new Submission.Refused(capture, decision.attemptsLeft(), name))
                : endVisit.end(capture, decision);
    }

    private Uni<Void> shred(StagedCard card) {
        return discard.discard(new MerchantId(card.merchantId()), card.id()).replaceWithVoid();
    }

    private static ReadCard.Wanted wanted(Capture capture) {
        return new ReadCard.Wanted(capture.allowedCardTypes(), capture.nameField() == NameField.REQUIRED);
    }

    private static StageCard.Purpose purpose(Capture capture) {
        return new StageCard.Purpose(
                new MerchantId(capture.merchantId()),
                capture.id(),
                capture.sessionId(),
                capture.customerId(),
                capture.storage());
    }
}
