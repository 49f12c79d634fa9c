package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.mintmark.local.plan.Service;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Merchants ask a saved card's issuer whether it is alive, through the vault, with a real number. */
@Order(3)
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

    private static String order(String token) {
        return "{\"paymentInstrument\": \"" + token + "\"}";
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

    /**
     * What was sent is asked for; what was not is sent under a reference of the next try, once it is certain that the first
     * will never arrive. Until then the answer is that there is none yet.
     */
    @ParameterizedTest
    @CsvSource({
        "4242424242424242, session.validate.before-send, true,, 2",
        "4242424242424242, session.validate.after-answer-before-record, true,, 1",
        "4000000000009987, session.validate.before-send, false, lost_card, 2",
        "4000000000009987, session.validate.after-answer-before-record, false, lost_card, 1",
    })
    void whoAsksAgainAfterACrashIsToldTheTruth(
            String number, String label, boolean valid, @Nullable String reason, int tries) {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Crash Shop");
            String token = saved(merchant, site, number);
            String key = UUID.randomUUID().toString();
            platform.awaitQuiet(merchant.id());
            platform.armCrash(Service.SESSION, label);

            // when
            Answer cut = merchant.post("/v1/validations", order(token), key);
            platform.reviveAfterCrash(Service.SESSION, label);

            // then
            assertThat(cut.status()).as(cut.text()).isGreaterThanOrEqualTo(500);
            Answer told = await().atMost(Platform.RECOVERY)
                    .until(() -> answered(merchant, token, key), answer -> answer.status() == 200);
            assertThat(told.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(told.json().path("valid").asBoolean()).isEqualTo(valid);
            assertThat(told.json().path("reason").textValue()).isEqualTo(reason);
            assertThat(answered(merchant, token, key).json()).isEqualTo(told.json());
            assertThat(acquirer.authorizations(merchant.id())).singleElement().satisfies(sent -> {
                assertThat(sent.reference()).endsWith("-authorize-" + tries);
                assertThat(sent.received()).isEqualTo(1);
            });
            assertThat(platform.database()
                            .texts("select status from session.validations where merchant_id = ?", merchant.id()))
                    .containsExactly(valid ? "valid" : "invalid");
        }
    }

    /** The truth, or that nobody knows it yet. */
    private static Answer answered(Merchant merchant, String token, String key) {
        Answer answer = merchant.post("/v1/validations", order(token), key);
        assertThat(answer.status()).as(answer.text()).isIn(200, 503);
        return answer;
    }
}
