package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.FieldRule;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.CardReading;
import io.mintmark.vault.card.application.ReadCard;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.instrument.application.DiscardStagedCard;
import io.mintmark.vault.instrument.application.KeepStagedCard;
import io.mintmark.vault.instrument.application.StageCard;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.seal.application.SealCode;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.seal.domain.SealScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the card form: checks it, stages the card, seals the security code, and lets session-service decide. A form that
 * is refused consumes nothing. A card that is not taken is shredded at once; where the answer is lost or not known yet it
 * is left alone, because the session may be completed with it, and the sweeper shreds what nobody activated.
 */
@ApplicationScoped
public class SubmitCard {
    private static final Logger LOG = Logger.getLogger(SubmitCard.class);
    /** A payer may come back from a challenge in the last second of the session. */
    private static final Duration TO_SAVE = Duration.ofMinutes(2);

    /** What the form said. */
    private record Entered(CardReading reading, Wish wish, boolean framed) {}

    private final OpenLink link;
    private final ReadCard read;
    private final StageCard stage;
    private final SealCode seal;
    private final DiscardStagedCard discard;
    private final KeepStagedCard keepCard;
    private final SessionDecisions sessions;
    private final EndVisit endVisit;

    SubmitCard(
            OpenLink link,
            ReadCard read,
            StageCard stage,
            SealCode seal,
            DiscardStagedCard discard,
            KeepStagedCard keepCard,
            SessionDecisions sessions,
            EndVisit endVisit) {
        this.link = link;
        this.read = read;
        this.stage = stage;
        this.seal = seal;
        this.discard = discard;
        this.keepCard = keepCard;
        this.sessions = sessions;
        this.endVisit = endVisit;
    }

    /**
     * Submits the form and wipes it.
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
        if (!capture.mayCreate()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        Wish wish = ReadWish.withNewCard(capture, form, formats.apply(capture));
        CardReading reading = read.read(form, wanted(capture), wish.faults());
        if (reading.card() == null) {
            return Uni.createFrom().item(new Submission.Mistaken(capture, reading, wish));
        }
        Entered entered = new Entered(reading, wish, framed);
        SecurityCode code = reading.securityCode();
        return stage.stage(purpose(capture, reading), reading.card())
                .chain(card -> code == null
                        ? decide(capture, card, null, entered)
                        : sealed(card, code).chain(made -> decide(capture, card, made, entered)))
                .onTermination()
                .invoke(() -> wipe(code));
    }

    private Uni<Seal> sealed(StagedCard card, SecurityCode code) {
        return seal.seal(new SealScope(card.merchantId(), card.id(), card.sessionId()), code)
                .onFailure()
                .call(() -> shred(card));
    }

    private Uni<Submission> decide(Capture capture, StagedCard card, @Nullable Seal sealedCode, Entered entered) {
        return sessions.complete(capture, card, sealedCode, entered.wish(), entered.framed())
                .onItem()
                .transformToUni(decision -> follow(capture, card, decision, entered))
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("capture %s: no decision on %s: %s", capture.id(), card.id(), failure.toString());
                    return new Submission.Undecided(capture);
                });
    }

    private Uni<Submission> follow(Capture capture, StagedCard card, Decision decision, Entered entered) {
        return switch (decision.outcome()) {
            case COMPLETED -> endVisit.end(capture, decision);
            case ENDED -> shred(card).chain(() -> endVisit.end(capture, decision));
            case REFUSED -> shred(card).chain(() -> refused(capture, decision, entered));
            case CHALLENGE -> keep(capture, card, decision).replaceWith(new Submission.Challenged(capture));
            case BUSY -> shred(card).replaceWith(deciding(capture, decision, entered));
            case UNDECIDED, OPEN -> Uni.createFrom().item(deciding(capture, decision, entered));
        };
    }

    private Uni<Submission> refused(Capture capture, Decision decision, Entered entered) {
        return decision.attemptsLeft() > 0
                ? Uni.createFrom()
                        .item(new Submission.Refused(
                                capture, decision.reason(), decision.attemptsLeft(), entered.reading(), entered.wish()))
                : endVisit.end(capture, decision);
    }

    private static Submission deciding(Capture capture, Decision decision, Entered entered) {
        return new Submission.Deciding(capture, decision.attemptsLeft(), entered.wish());
    }

    /** The acquirer has the card; here it is needed only if it is to be saved afterwards. */
    private Uni<Void> keep(Capture capture, StagedCard card, Decision decision) {
        Instant end = decision.expiresAt() == null ? capture.expiresAt() : decision.expiresAt();
        return decision.cardKept()
                ? keepCard.keep(new MerchantId(card.merchantId()), card.id(), end.plus(TO_SAVE))
                : shred(card);
    }

    private Uni<Void> shred(StagedCard card) {
        return discard.discard(new MerchantId(card.merchantId()), card.id()).replaceWithVoid();
    }

    private static void wipe(@Nullable SecurityCode code) {
        if (code != null) {
            code.close();
        }
    }

    private static ReadCard.Wanted wanted(Capture capture) {
        return new ReadCard.Wanted(
                capture.allowedCardTypes(),
                capture.nameField() == FieldRule.REQUIRED,
                capture.securityCodeRequired(),
                ReadCard.Address.valueOf(capture.addressField().name()));
    }

    private static StageCard.Purpose purpose(Capture capture, CardReading reading) {
        return new StageCard.Purpose(
                new MerchantId(capture.merchantId()),
                capture.id(),
                capture.sessionId(),
                capture.customerId(),
                capture.storage(),
                reading.address());
    }
}
