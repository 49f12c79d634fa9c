package io.mintmark.session.requests.application;

/** Text that people will read, or that we hand back as it came. */
public final class PlainText {
    /** Without control characters and without those that turn the direction of writing, which could disguise a text. */
    public static final String ONE_LINE = "[^\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]*";

    private PlainText() {}
}
