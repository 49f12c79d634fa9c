package io.mintmark.session.payments.api;

import io.mintmark.contracts.payment.PaymentView;
import io.mintmark.platform.auth.Caller;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.money.application.Amounts;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.application.FindPayment;
import io.mintmark.session.payments.application.OperatePayment;
import io.mintmark.session.payments.domain.Operation.Type;
import io.mintmark.session.payments.domain.PaymentId;
import io.mintmark.session.requests.application.Faults;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What is done with a payment after its authorization. Each answers with the payment; the operation in its trail says
 * whether it succeeded, failed, or is not decided yet.
 */
@Path("/v1/payments/{id}")
public class PaymentOperationResource {
    private final OperatePayment operate;
    private final FindPayment find;
    private final PaymentAnswers answers;
    private final Caller caller;

    PaymentOperationResource(OperatePayment operate, FindPayment find, PaymentAnswers answers, Caller caller) {
        this.operate = operate;
        this.find = find;
        this.answers = answers;
        this.caller = caller;
    }

    /** Takes what was authorized, or a part of it; several times until all is taken. */
    @Operation(operationId = "capturePayment", summary = "Capture a payment")
    @POST
    @Path("/captures")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("payments:write")
    public Uni<PaymentView> capture(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable Share share) {
        return operate(id, key, share, Type.CAPTURE, "captures");
    }

    /** Gives back what was captured, or a part of it; several times until all is given back. */
    @Operation(operationId = "refundPayment", summary = "Refund a payment")
    @POST
    @Path("/refunds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("payments:write")
    public Uni<PaymentView> refund(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable Share share) {
        return operate(id, key, share, Type.REFUND, "refunds");
    }

    /** Lets go of an authorized amount as a whole. */
    @Operation(operationId = "cancelPayment", summary = "Cancel a payment")
    @POST
    @Path("/cancellations")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("payments:write")
    public Uni<PaymentView> cancel(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable Share share) {
        return operate(id, key, share, Type.CANCELLATION, "cancellations");
    }

    private Uni<PaymentView> operate(String id, @Nullable String key, @Nullable Share share, Type type, String path) {
        MerchantId merchant = caller.merchant();
        PaymentId payment = PaymentProblems.idOf(id);
        Map<String, Object> body = share == null ? Map.of("id", id) : Map.of("id", id, "share", share);
        IdempotentRequest once = IdempotentRequest.required(key, merchant, "POST /v1/payments/{id}/" + path, body);
        Money wanted = wanted(share);
        return find.find(merchant, payment)
                .invoke(known -> checkCurrency(wanted, known.terms().amount(), type))
                .chain(() -> operate.operate(merchant, payment, type, type == Type.CANCELLATION ? null : wanted, once))
                .map(answers::view)
                .onFailure()
                .transform(PaymentProblems::of);
    }

    private static @Nullable Money wanted(@Nullable Share share) {
        if (share == null || share.amount() == null) {
            return null;
        }
        Faults faults = new Faults();
        Money amount = Amounts.read(faults::add, "#/amount", share.amount(), Amounts.Least.ONE);
        faults.refuse();
        return amount;
    }

    private static void checkCurrency(@Nullable Money wanted, Money authorized, Type type) {
        Faults faults = new Faults();
        if (wanted != null && !wanted.currency().equals(authorized.currency())) {
            faults.add("#/amount/currency", "unsupported_value", "Use the payment's currency.");
        } else if (wanted != null && type == Type.CANCELLATION && !wanted.equals(authorized)) {
            faults.add("#/amount", "unsupported_value", "A payment is canceled as a whole: leave the amount out.");
        }
        faults.refuse();
    }
}
