package io.mintmark.session.sessions.api;

import io.mintmark.platform.paging.Page;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.requests.application.DateRange;
import io.mintmark.session.requests.application.Parameters;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.mintmark.session.sessions.domain.SessionStatus;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /v1/sessions}, as they came; reading them gives 400 for what is not good. */
public record SessionFilters(
        @QueryParam("merchantId") @Nullable String merchantId,
        @QueryParam("referenceId") @Nullable String referenceId,
        @QueryParam("status") @Nullable String status,
        @QueryParam("type") @Nullable String type,
        @QueryParam("deviceId") @Nullable String deviceId,
        @QueryParam("customerId") @Nullable String customerId,
        @QueryParam("minDate") @Nullable String minDate,
        @QueryParam("maxDate") @Nullable String maxDate,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit,
        @QueryParam("page") @Nullable String page,
        @QueryParam("size") @Nullable String size) {
    private static final int FURTHEST_PAGE = 1_000_000;
    private static final Set<String> TYPES = Set.of("tokenization", "checkout");
    private static final Set<String> STATUSES =
            Arrays.stream(SessionStatus.values()).map(SessionStatus::label).collect(Collectors.toSet());

    /** Whether the caller counts pages; 400 if it does both that and follow cursors. */
    boolean isNumbered() {
        boolean numbered = page != null || size != null;
        if (numbered && (cursor != null || limit != null)) {
            throw Problem.badRequest(
                    "mixed_paging",
                    "Use either cursor and limit, or page and size.",
                    Parameters.error("page", "mixed_paging"));
        }
        return numbered;
    }

    int limitOrDefault() {
        return Parameters.number("limit", limit, Page.MAX_LIMIT, Page.DEFAULT_LIMIT);
    }

    int pageOrFirst() {
        return Parameters.number("page", page, FURTHEST_PAGE, 1);
    }

    int sizeOrDefault() {
        return Parameters.number("size", size, Page.MAX_LIMIT, Page.DEFAULT_LIMIT);
    }

    /** The query, for this merchant; 404 for a foreign one. */
    SessionQuery query(MerchantId merchant) {
        if (merchantId != null && !merchantId.equals(merchant.toString())) {
            throw Problem.notFound("merchant");
        }
        String wantedStatus = Parameters.choice("status", status, STATUSES);
        DateRange range = DateRange.of(minDate, maxDate);
        return new SessionQuery(
                merchant.value(),
                Parameters.text("referenceId", referenceId),
                Parameters.choice("type", type, TYPES),
                wantedStatus == null ? null : SessionStatus.ofLabel(wantedStatus),
                Parameters.text("deviceId", deviceId),
                Parameters.text("customerId", customerId),
                range.from(),
                range.until());
    }
}
