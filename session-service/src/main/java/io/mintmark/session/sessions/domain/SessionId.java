package io.mintmark.session.sessions.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/** The opaque id of a session: {@code ses_} and 128 bits. */
public record SessionId(String value) {
    /** What such ids begin with, before the underscore. */
    public static final String PREFIX = "ses";

    private static final Pattern FORM = Pattern.compile(PREFIX + "_[0-9a-hjkmnp-tv-z]{26}");

    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a session id");
        }
    }

    /** The id in this text; empty for a text that cannot be one, so that look-ups never see it. */
    public static Optional<SessionId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new SessionId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
