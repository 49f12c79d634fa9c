package io.mintmark.session.requests.application;

import io.mintmark.platform.problem.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The parameters {@code minDate} and {@code maxDate}: both or none. */
public record DateRange(@Nullable Instant from, @Nullable Instant until) {
    private static final int DAY = "2026-03-30".length();

    public static DateRange of(@Nullable String minDate, @Nullable String maxDate) {
        if (minDate == null && maxDate == null) {
            return new DateRange(null, null);
        }
        if (minDate == null || maxDate == null) {
            throw Problem.badRequest(
                    "incomplete_date_range",
                    "Give minDate and maxDate together.",
                    Parameters.error(minDate == null ? "minDate" : "maxDate", "required"));
        }
        Instant from = time("minDate", minDate, LocalTime.MIN);
        Instant until = time("maxDate", maxDate, LocalTime.MAX);
        if (from.isAfter(until)) {
            throw Problem.badRequest(
                    "invalid_date_range",
                    "minDate is after maxDate.",
                    Parameters.error("minDate", "invalid_date_range"));
        }
        return new DateRange(from, until);
    }

    /** RFC 3339, or a day, which then counts from its first to its last moment in UTC. */
    private static Instant time(String name, String text, LocalTime ofDay) {
        try {
            return text.length() == DAY
                    ? LocalDate.parse(text).atTime(ofDay).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw Parameters.invalid(name);
        }
    }
}
