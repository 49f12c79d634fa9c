package io.mintmark.session.acquirer.domain;

/** What the acquirer knows of a reference. */
public sealed interface Standing {
    /** The operation, with its state as it is now. */
    record Known(Operation operation) implements Standing {}

    /** The authorization waits for its payer's challenge. */
    record Challenged(Challenge challenge) implements Standing {}

    /** No such reference. Asked after the step's {@code sendBefore}, that is final: it did not happen. */
    record Unheard() implements Standing {}

    /** It could not be asked. */
    record Unknown(String why) implements Standing {}
}
