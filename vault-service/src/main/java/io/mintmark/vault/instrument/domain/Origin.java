package io.mintmark.vault.instrument.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an instrument came from: it stays what it was, also when the same card is saved again.
 *
 * @param session the session that the card was entered in
 * @param payment the payment that it was saved with, if it was
 */
public record Origin(@Nullable String session, @Nullable String payment) {}
