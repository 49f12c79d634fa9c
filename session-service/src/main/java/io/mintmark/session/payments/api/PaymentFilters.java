package io.mintmark.session.payments.api;

import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.domain.PaymentQuery;
import io.mintmark.session.payments.domain.PaymentStatus;
import io.mintmark.session.requests.application.DateRange;
import io.mintmark.session.requests.application.Parameters;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of {@code GET /v1/payments}, as they came; reading them gives 400 for what is not good. */
public record PaymentFilters(
        @QueryParam("referenceId") @Nullable String referenceId,
        @QueryParam("invoiceNumber") @Nullable String invoiceNumber,
        @QueryParam("status") @Nullable String status,
        @QueryParam("customerId") @Nullable String customerId,
        @QueryParam("sessionId") @Nullable String sessionId,
        @QueryParam("paymentInstrument") @Nullable String paymentInstrument,
        @QueryParam("deviceId") @Nullable String deviceId,
        @QueryParam("minDate") @Nullable String minDate,
        @QueryParam("maxDate") @Nullable String maxDate,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {
    private static final Set<String> STATUSES =
            Arrays.stream(PaymentStatus.values()).map(PaymentStatus::label).collect(Collectors.toSet());

    int limitOrDefault() {
        return Parameters.number("limit", limit, Page.MAX_LIMIT, Page.DEFAULT_LIMIT);
    }

    PaymentQuery query(MerchantId merchant) {
        String wanted = Parameters.choice("status", status, STATUSES);
        DateRange range = DateRange.of(minDate, maxDate);
        return new PaymentQuery(
                merchant.value(),
                Parameters.text("referenceId", referenceId),
                Parameters.text("invoiceNumber", invoiceNumber),
                wanted == null ? null : PaymentStatus.ofLabel(wanted),
                Parameters.text("customerId", customerId),
                Parameters.text("sessionId", sessionId),
                Parameters.text("paymentInstrument", paymentInstrument),
                Parameters.text("deviceId", deviceId),
                range.from(),
                range.until());
    }
}
