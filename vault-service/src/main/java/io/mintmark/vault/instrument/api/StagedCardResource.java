package io.mintmark.vault.instrument.api;

import io.mintmark.contracts.instrument.PaymentInstrumentView;
import io.mintmark.platform.auth.Roles;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.instrument.application.ActivateStagedCard;
import io.mintmark.vault.instrument.application.ActivateStagedCard.Activation;
import io.mintmark.vault.instrument.application.DiscardStagedCard;
import io.mintmark.vault.instrument.application.NotActivatable;
import io.mintmark.vault.instrument.application.SavingTerms;
import io.mintmark.vault.instrument.domain.RecurringModel;
import io.mintmark.vault.instrument.messaging.InstrumentViews;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Session-service decides what becomes of a submitted card. */
@Path("/internal/staged-cards/{id}")
@RolesAllowed(Roles.SESSION_SERVICE)
class StagedCardResource {
    record ActivationRequest(
            @NotNull Long merchantId,
            @NotBlank String sessionId,
            @Nullable @Size(max = 50) Map<String, String> metadata,
            @Nullable @Pattern(regexp = "CardOnFile|Subscription|UnscheduledCardOnFile") String recurringProcessingModel,
            @Nullable @Pattern(regexp = "[A-Za-z0-9_-]{1,64}") String paymentId) {
        SavingTerms terms() {
            return new SavingTerms(
                    metadata,
                    recurringProcessingModel == null ? null : RecurringModel.of(recurringProcessingModel),
                    paymentId);
        }
    }

    record ActivationAnswer(PaymentInstrumentView paymentInstrument, boolean created) {}

    record DiscardRequest(@NotNull Long merchantId) {}

    record DiscardAnswer(String state, @Nullable PaymentInstrumentView paymentInstrument) {}

    private final ActivateStagedCard activate;
    private final DiscardStagedCard discard;
    private final InstrumentViews views;

    StagedCardResource(ActivateStagedCard activate, DiscardStagedCard discard, InstrumentViews views) {
        this.activate = activate;
        this.discard = discard;
        this.views = views;
    }

    @POST
    @Path("/activations")
    public Uni<ActivationAnswer> activate(@PathParam("id") String id, @Valid @NotNull ActivationRequest request) {
        MerchantId merchant = new MerchantId(request.merchantId());
        return activate.activate(new Activation(merchant, id, request.sessionId(), request.terms()))
                .map(activated -> new ActivationAnswer(views.of(activated.instrument()), activated.created()))
                .onFailure(NotActivatable.class)
                .transform(reason -> Problem.conflict("not_activatable", reason.getMessage() + "."));
    }

    @POST
    @Path("/discards")
    public Uni<DiscardAnswer> discard(@PathParam("id") String id, @Valid @NotNull DiscardRequest request) {
        return discard.discard(new MerchantId(request.merchantId()), id)
                .map(outcome -> new DiscardAnswer(
                        outcome.state(), outcome.instrument() == null ? null : views.of(outcome.instrument())));
    }
}
