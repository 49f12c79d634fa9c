package io.mintmark.vault.forward.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.forward.application.ForwardOrder;
import io.mintmark.vault.forward.application.ForwardOrder.CardChoice;
import io.mintmark.vault.forward.domain.Address;
import io.mintmark.vault.seal.domain.Seal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What another service wants sent. The meaning of the members is {@link ForwardOrder}'s. */
record ForwardRequest(
        @NotNull Long merchantId,
        @NotBlank String profile,
        @NotNull @Pattern(regexp = Address.PARAMETER) String intent,
        @Nullable @Valid Card card,
        @Nullable @Pattern(regexp = Seal.PATTERN) String seal,
        @Nullable @Pattern(regexp = Address.PARAMETER) String purpose,
        @NotNull Instant sendBefore,
        @Nullable Map<String, @NotNull @Pattern(regexp = Address.PARAMETER) String> parameters,
        @Nullable JsonNode body) {
    /** One of the two. */
    record Card(
            @Nullable @Pattern(regexp = Address.PARAMETER) String stagedCard,
            @Nullable @Pattern(regexp = Address.PARAMETER) String paymentInstrument) {
        CardChoice toChoice() {
            if (stagedCard != null && paymentInstrument == null) {
                return new CardChoice(true, stagedCard);
            }
            if (stagedCard == null && paymentInstrument != null) {
                return new CardChoice(false, paymentInstrument);
            }
            throw Problem.unprocessable(
                    new FieldError("#/card", "invalid", "Name a stagedCard or a paymentInstrument, one of them."));
        }
    }

    ForwardOrder toOrder(String caller) {
        return new ForwardOrder(
                new MerchantId(merchantId),
                caller,
                null,
                profile,
                intent,
                card == null ? null : card.toChoice(),
                seal == null ? null : new Seal(seal),
                purpose,
                sendBefore,
                parameters == null ? Map.of() : parameters,
                body);
    }

    @Override
    public String toString() {
        return "ForwardRequest[" + profile + ", " + intent + "]";
    }
}
