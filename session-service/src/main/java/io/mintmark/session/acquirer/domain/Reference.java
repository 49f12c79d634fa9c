package io.mintmark.session.acquirer.domain;

import java.util.regex.Pattern;

/**
 * Our name for one step at the acquirer. It is stored before the step is sent, never used for another, and what the
 * acquirer is asked by afterwards: the same reference twice is one operation.
 */
public record Reference(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public Reference {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a reference");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
