package io.mintmark.vault.instrument.domain;

/** How far a submitted card has come. It is decided once. */
public sealed interface Stage {
    /**
     * It may still become an instrument, unless its time is over.
     *
     * @param ended whether its time is over: it is only waiting to be shredded
     */
    record Staged(StagedCard card, boolean ended) implements Stage {}

    /**
     * It became an instrument, a new one or the one that held the same card already.
     *
     * @param created whether the instrument was new
     */
    record Activated(String instrumentId, String sessionId, boolean created) implements Stage {}

    /** It was shredded. */
    record Discarded() implements Stage {}
}
