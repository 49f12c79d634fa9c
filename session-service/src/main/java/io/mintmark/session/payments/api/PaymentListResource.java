package io.mintmark.session.payments.api;

import io.mintmark.contracts.payment.PaymentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.application.ListPayments;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/payments}, by cursor. */
@Path("/v1/payments")
public class PaymentListResource {
    /** What {@link Page} looks like on the wire, for the reference. */
    public record PaymentPage(List<PaymentView> data, boolean hasMore, @Nullable String nextCursor) {}

    private final ListPayments listPayments;
    private final PaymentAnswers answers;
    private final Caller caller;

    PaymentListResource(ListPayments listPayments, PaymentAnswers answers, Caller caller) {
        this.listPayments = listPayments;
        this.answers = answers;
        this.caller = caller;
    }

    /** The merchant's payments, the latest first. */
    @Operation(operationId = "listPayments", summary = "Search payments")
    @GET
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PaymentPage.class)))
    @RolesAllowed("payments:read")
    public Uni<RestResponse<Page<PaymentView>>> list(@BeanParam PaymentFilters filters, UriInfo uri) {
        MerchantId merchant = caller.merchant();
        return listPayments
                .list(merchant, filters.query(merchant), filters.cursor(), filters.limitOrDefault())
                .map(page -> withNext(page.map(answers::view), uri));
    }

    /** The next page as a link (RFC 8288), too. */
    private static RestResponse<Page<PaymentView>> withNext(Page<PaymentView> page, UriInfo uri) {
        RestResponse.ResponseBuilder<Page<PaymentView>> response = RestResponse.ResponseBuilder.ok(page);
        String next = page.nextCursor();
        if (next != null) {
            String address = uri.getRequestUriBuilder()
                    .replaceQueryParam("cursor", next)
                    .build()
                    .getRawQuery();
            response.header("Link", "</v1/payments?" + address + ">; rel=\"next\"");
        }
        return response.build();
    }
}
