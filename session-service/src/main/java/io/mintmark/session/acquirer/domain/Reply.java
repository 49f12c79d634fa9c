package io.mintmark.session.acquirer.domain;

/** What became of a step that was sent. */
public sealed interface Reply {
    /** The acquirer has done it, or refused to. */
    record Answered(Operation operation) implements Reply {}

    /** The payer has a challenge to answer first. */
    record Challenged(Challenge challenge) implements Reply {}

    /** It did not reach the acquirer's books, and never will. */
    record NotSent(Hindrance hindrance) implements Reply {}

    /** It may have happened: ask by the reference, and never send it again under another. */
    record Unknown(String why) implements Reply {}

    /** What kept a step from being sent. */
    enum Hindrance {
        /** The card, or the seal of its code, cannot be used any more. */
        CARD_UNAVAILABLE,
        /** The way to the acquirer is closed. */
        AWAY,
        /** The payer was to be sent to an address that is none of the acquirer's. */
        CHALLENGE_REFUSED
    }
}
