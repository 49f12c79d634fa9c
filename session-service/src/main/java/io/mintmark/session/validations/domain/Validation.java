package io.mintmark.session.validations.domain;

import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.RefusalReason;
import io.mintmark.session.cards.domain.CardRef;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question to a card's issuer: is this card alive? It is an authorization of nothing, so there is nothing to release. It
 * is sent once under its reference; every change gives the next version, which is what compare-and-set compares.
 *
 * @param merchant the number of the merchant
 * @param instrument the saved card
 * @param tries how often it was begun: one that never reached the acquirer may be begun again, under another reference
 * @param sendBefore by the database's clock: what the acquirer does not know of after that moment did not happen
 * @param answer the acquirer's, once there is one
 */
public record Validation(
        ValidationId id,
        long merchant,
        String instrument,
        int tries,
        Status status,
        Instant sendBefore,
        @Nullable Answer answer,
        long sequence) {
    /** Where it stands. */
    public enum Status {
        /** It was, or is to be, sent. */
        UNDECIDED,
        /** The issuer approved. Final. */
        VALID,
        /** The issuer refused. Final. */
        INVALID,
        /** It did not happen, and never will. */
        NOT_SENT;

        /** As it is stored. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Reads what {@link #label()} wrote. */
        public static Status ofLabel(String label) {
            return valueOf(label.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * What the acquirer said.
     *
     * @param avs how the billing address compares; null where none was compared
     * @param cvc how the security code compares; null where none was sent
     */
    public record Answer(String responseCode, @Nullable String avs, @Nullable String cvc, Instant at) {}

    /** Names the authorization at the acquirer. */
    public Reference authorization() {
        return authorization(id, tries);
    }

    /** Names the authorization of a try. */
    public static Reference authorization(ValidationId id, int tries) {
        return new Reference(id + "-authorize-" + tries);
    }

    /** The card. */
    public CardRef.Saved card() {
        return new CardRef.Saved(instrument);
    }

    /** Whether the issuer has answered. */
    public boolean isAnswered() {
        return answer != null;
    }

    /** Why the card is not good; empty where it is. */
    public Optional<RefusalReason> refusal() {
        return status == Status.INVALID
                ? Optional.of(RefusalReason.of(Objects.requireNonNull(answer).responseCode()))
                : Optional.empty();
    }

    /** The acquirer has answered. */
    public Validation decide(Operation said, Instant at) {
        require(Status.UNDECIDED);
        return with(
                said.approved() ? Status.VALID : Status.INVALID,
                new Answer(said.responseCode(), said.avsResult(), said.securityCodeResult(), at));
    }

    /** It did not happen, and never will. */
    public Validation notSent() {
        require(Status.UNDECIDED);
        return with(Status.NOT_SENT, null);
    }

    /** Once more, until then, because the try before never reached the acquirer. */
    public Validation again(Instant until) {
        require(Status.NOT_SENT);
        return new Validation(id, merchant, instrument, tries + 1, Status.UNDECIDED, until, null, sequence + 1);
    }

    private void require(Status wanted) {
        if (status != wanted) {
            throw new IllegalStateException("a validation is " + status.label() + " and not " + wanted.label());
        }
    }

    private Validation with(Status next, @Nullable Answer said) {
        return new Validation(id, merchant, instrument, tries, next, sendBefore, said, sequence + 1);
    }
}
