package io.mintmark.session.requests.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; 400 {@code invalid_parameter} that names the one that is not good. */
public final class Parameters {
    private static final int LONGEST = 128;
    private static final Pattern ONE_LINE = Pattern.compile(PlainText.ONE_LINE);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    private Parameters() {}

    /** A text to compare with; null if there is none. */
    public static @Nullable String text(String name, @Nullable String value) {
        if (value != null
                && (value.length() > LONGEST || !ONE_LINE.matcher(value).matches())) {
            throw invalid(name);
        }
        return value;
    }

    /** One of some words; null if there is none. */
    public static @Nullable String choice(String name, @Nullable String value, Set<String> words) {
        if (value != null && !words.contains(value)) {
            throw invalid(name);
        }
        return value;
    }

    /** A number from 1. */
    public static int number(String name, @Nullable String value, int most, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(value).matches() || Integer.parseInt(value) > most) {
            throw invalid(name);
        }
        return Integer.parseInt(value);
    }

    public static Problem invalid(String name) {
        return Problem.badRequest("invalid_parameter", "A parameter is not valid.", error(name, "invalid_parameter"));
    }

    public static FieldError error(String name, String code) {
        return new FieldError("#/" + name, code, "See the parameters of this list.");
    }
}
