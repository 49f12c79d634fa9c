package io.mintmark.session.merchants.api;

/** Text that people will read. */
final class PlainText {
    /** Without control characters and without those that turn the direction of writing, which could disguise a name. */
    static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*";

    private PlainText() {}
}
