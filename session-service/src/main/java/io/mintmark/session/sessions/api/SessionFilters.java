package io.mintmark.session.sessions.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.mintmark.session.sessions.domain.SessionStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /v1/sessions}. */
public record SessionFilters(
        @QueryParam("merchantId") @Nullable Long merchantId,
        @QueryParam("referenceId") @Size(max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String referenceId,
        @QueryParam("status")
                @Pattern(regexp = "pending|processing|requires_action|completed|failed|canceled|expired") @Nullable String status,
        @QueryParam("type") @Pattern(regexp = "tokenization|checkout") @Nullable String type,
        @QueryParam("deviceId") @Size(max = 128) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String deviceId,
        @QueryParam("customerId") @Size(max = 64) @Pattern(regexp = PlainText.ONE_LINE) @Nullable String customerId,
        @QueryParam("minDate") @Nullable String minDate,
        @QueryParam("maxDate") @Nullable String maxDate,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Min(1) @Max(100) @Nullable Integer limit,
        @QueryParam("page") @Min(1) @Max(1_000_000) @Nullable Integer page,
        @QueryParam("size") @Min(1) @Max(100) @Nullable Integer size) {

    /** Whether the caller counts pages. */
    boolean isNumbered() {
        return page != null || size != null;
    }

    /** The query, for this merchant; 400 for parameters that contradict each other, 404 for a foreign merchant. */
    SessionQuery query(MerchantId merchant) {
        if (merchantId != null && merchantId != merchant.value()) {
            throw Problem.notFound("merchant");
        }
        if (isNumbered() && (cursor != null || limit != null)) {
            throw Problem.badRequest(
                    "mixed_paging", "Use either cursor and limit, or page and size.", error("page", "mixed_paging"));
        }
        if ((minDate == null) != (maxDate == null)) {
            throw Problem.badRequest(
                    "incomplete_date_range",
                    "Give minDate and maxDate together.",
                    error(minDate == null ? "minDate" : "maxDate", "required"));
        }
        Instant from = minDate == null ? null : time("minDate", minDate, LocalTime.MIN);
        Instant until = maxDate == null ? null : time("maxDate", maxDate, LocalTime.MAX);
        if (from != null && until != null && from.isAfter(until)) {
            throw Problem.badRequest(
                    "invalid_date_range", "minDate is after maxDate.", error("minDate", "invalid_date_range"));
        }
        return new SessionQuery(
                referenceId,
                type,
                status == null ? null : SessionStatus.ofLabel(status),
                deviceId,
                customerId,
                from,
                until);
    }

    /** RFC 3339, or a day, which then counts from its first to its last moment in UTC. */
    private static Instant time(String name, String text, LocalTime ofDay) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atTime(ofDay).toInstant(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException malformed) {
            throw Problem.badRequest(
                    "invalid_parameter",
                    "Give a time such as 2026-03-30T15:00:00Z or a day such as 2026-03-30.",
                    error(name, "invalid_format"));
        }
    }

    private static FieldError error(String parameter, String code) {
        return new FieldError("#/" + parameter, code, "See the parameters of this list.");
    }
}
