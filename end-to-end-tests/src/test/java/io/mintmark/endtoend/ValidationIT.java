package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.payer.HttpPayer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merchants ask a saved card's issuer whether it is alive, through the vault, with a real number. */
@OnCluster
class ValidationIT {
    private final Platform platform;
    private final Acquirer acquirer;

    ValidationIT(Platform platform) {
        this.platform = platform;
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    private String saved(Merchant merchant, MerchantSite site, String number) {
        Customer customer = merchant.customer("customer-1001");
        new HttpPayer(platform.api()).persist(merchant.session(customer, site).link(), number, SavedCard.EXPIRY);
        return merchant.instruments(customer).get(0).path("id").asText();
    }

    private static JsonNode validated(Merchant merchant, String token, String address) {
        Answer answer =
                merchant.call("POST", "/v1/validations", "{\"paymentInstrument\": \"" + token + "\"" + address + "}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, true,",
        "4000000000009987, false, lost_card",
        "4000000000000069, false, expired_card",
    })
    void theIssuersAnswerIsTold(String number, boolean valid, @Nullable String reason) {
        try (MerchantSite site = new MerchantSite()) {
            Merchant merchant = Merchant.create(platform, "Careful Shop");
            String token = saved(merchant, site, number);

            JsonNode answer = validated(merchant, token, "");

            assertThat(answer.path("valid").asBoolean()).isEqualTo(valid);
            assertThat(answer.path("reason").textValue()).isEqualTo(reason);
            assertThat(acquirer.totals(merchant.id()).currencies().values())
                    .allSatisfy(sums -> assertThat(sums.authorized()).isZero());
        }
    }

    @Test
    void theAddressOfTheRequestIsCompared() {
        try (MerchantSite site = new MerchantSite()) {
            Merchant merchant = Merchant.create(platform, "Careful Shop");
            String token = saved(merchant, site, "4000000000000036");

            JsonNode without = validated(merchant, token, "");
            JsonNode with = validated(
                    merchant, token, ", \"billingAddress\": {\"line1\": \"Rambla 1\", \"postalCode\": \"11300\"}");

            assertThat(without.path("avs").isNull()).isTrue();
            assertThat(with.path("avs").path("code").asText()).isEqualTo("A");
            assertThat(with.path("valid").asBoolean()).isTrue();
            assertThat(acquirer.authorizations(merchant.id()))
                    .extracting(Authorization::received)
                    .containsExactly(1, 1);
        }
    }
}
