package io.mintmark.webhook.egress.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or an HTTP date. Whatever else it says is ignored. */
public final class RetryAfter {
    private static final int LONGEST_NUMBER = 9;
    private static final Duration VERY_LONG = Duration.ofDays(365);
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /**
     * How long the receiver asks to wait; empty without a readable wish.
     *
     * @param now to turn a date into a duration; a date in the past asks for nothing
     */
    public static Optional<Duration> read(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        String text = header.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > LONGEST_NUMBER ? VERY_LONG : Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Duration wait =
                    Duration.between(now, ZonedDateTime.parse(text, HTTP_DATE).toInstant());
            return wait.isNegative() ? Optional.empty() : Optional.of(wait);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
