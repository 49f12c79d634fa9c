package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.card.application.CardReading;
import io.mintmark.vault.card.application.EntryFault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a submitted form. */
public sealed interface Submission {
    /** The form itself was refused; nothing was consumed. */
    record Mistaken(Capture capture, CardReading reading, Wish wish) implements Submission {}

    /**
     * No saved card was chosen that can be used, or something beside it is missing; nothing was consumed.
     *
     * @param faults at least one
     * @param chosen the id of the chosen card, or an empty text
     */
    record Unchosen(Capture capture, List<EntryFault> faults, String chosen, Wish wish) implements Submission {}

    /** A saved card was removed. */
    record Removed(Capture capture) implements Submission {}

    /**
     * The payer asked for more time.
     *
     * @param capture with its end as it is now
     * @param granted false if there is no more to be had
     */
    record Extended(Capture capture, boolean granted) implements Submission {}

    /**
     * The card was refused; the payer may try another.
     *
     * @param reason such as {@code declined}; null if session-service did not say
     * @param reading what was entered beside the number, so that it need not be typed again; null for a saved card
     */
    record Refused(Capture capture, @Nullable String reason, int attemptsLeft, @Nullable CardReading reading, Wish wish)
            implements Submission {}

    /**
     * The session is over: the payer goes on, or sees how it ended.
     *
     * @param redirectUrl a place within the capture's return origins, or null
     */
    record Over(Capture capture, @Nullable String redirectUrl) implements Submission {}

    /** The payer has a challenge to answer before the card is decided on. */
    record Challenged(Capture capture) implements Submission {}

    /**
     * A card is being decided on, this one or another: the payer looks again in a moment.
     *
     * @param attemptsLeft how many tries there are until then
     * @param wish what to ask for again if it comes to nothing
     */
    record Deciding(Capture capture, int attemptsLeft, Wish wish) implements Submission {}

    /** It could not be decided now; the payer may try again. */
    record Undecided(Capture capture) implements Submission {}

    /** There is nothing behind this link. */
    record Unknown() implements Submission {}
}
