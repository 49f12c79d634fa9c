package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.card.application.CardReading;
import org.jspecify.annotations.Nullable;

/** What came of a submitted form. */
public sealed interface Submission {
    /** The form itself was refused; nothing was consumed. */
    record Mistaken(Capture capture, CardReading reading) implements Submission {}

    /**
     * The card was refused; the payer may try another.
     *
     * @param name what was entered as the name, so that it need not be typed again
     */
    record Refused(Capture capture, int attemptsLeft, String name) implements Submission {}

    /**
     * The session is over: the payer goes on, or sees how it ended.
     *
     * @param redirectUrl a place within the capture's return origins, or null
     */
    record Over(Capture capture, @Nullable String redirectUrl) implements Submission {}

    /** It could not be decided now; the payer may try again. */
    record Undecided(Capture capture) implements Submission {}

    /** There is nothing behind this link. */
    record Unknown() implements Submission {}
}
