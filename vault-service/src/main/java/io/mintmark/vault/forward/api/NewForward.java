package io.mintmark.vault.forward.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.forward.application.MerchantForward;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/forward}. The meaning of the members is {@link MerchantForward}'s. */
record NewForward(
        @NotBlank @Size(max = 160) String profile,
        @NotBlank @Size(max = 64) String paymentInstrument,
        @Nullable Map<String, @Nullable String> parameters,
        @Schema(implementation = Object.class) @NotNull JsonNode body) {
    private static final String OPERATION = "POST /v1/forward";

    MerchantForward toForward(MerchantId merchant, String keyId, @Nullable String idempotencyKey) {
        if (parameters != null && parameters.containsValue(null)) {
            throw Problem.unprocessable(new FieldError("#/parameters", "required", "Give each parameter a value."));
        }
        return new MerchantForward(
                merchant,
                keyId,
                profile,
                paymentInstrument,
                parameters == null ? Map.of() : parameters,
                body,
                new IdempotentRequest(idempotencyKey, merchant, OPERATION, this));
    }

    @Override
    public String toString() {
        return "NewForward[]";
    }
}
