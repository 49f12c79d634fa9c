package io.mintmark.contracts.instrument;

import org.jspecify.annotations.Nullable;

/** Where an instrument came from: the id of a session or of a payment, or neither if stored server to server. */
public record SourceView(@Nullable String session, @Nullable String payment) {}
