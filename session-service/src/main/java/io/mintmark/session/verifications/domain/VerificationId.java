package io.mintmark.session.verifications.domain;

import java.util.regex.Pattern;

/** The opaque id of a verification: {@code ver_} and 128 bits. */
public record VerificationId(String value) {
    /** What such ids begin with, before the underscore. */
    public static final String PREFIX = "ver";

    private static final Pattern FORM = Pattern.compile(PREFIX + "_[0-9a-hjkmnp-tv-z]{26}");

    public VerificationId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a verification's id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
