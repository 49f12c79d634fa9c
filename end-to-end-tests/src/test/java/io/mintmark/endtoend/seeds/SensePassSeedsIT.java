package io.mintmark.endtoend.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.Watch;
import io.mintmark.endtoend.payer.HttpPayer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the guide about tokens at a counter asks for, in the API's own calls. */
@Order(6)
@OnCluster
class SensePassSeedsIT {
    private static final String NUMBER = "4111 1111 1111 1111";
    private static final String EXPIRY = "12/34";
    private static final String DEVICE = "2ooeww5ufzg3nkuf8a10g15i5epu8o58jv1rznif3o1tr6xsb1rm";

    private final Platform platform;
    private final HttpPayer payer;

    SensePassSeedsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    private static JsonNode body(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return Api.parse(answer.text());
    }

    /** A card captured and kept at a counter: the session and its end. */
    private String token(Merchant merchant, MerchantSite site, String number) {
        Session session = merchant.session(merchant.checkout(site)
                .with("deviceId", DEVICE)
                .with("timeOut", 600)
                .with("storePaymentMethodMode", "enabled")
                .paying("amount", Map.of("value", 3000, "currency", "USD")));
        assertThat(payer.persist(session.link(), number, EXPIRY)).endsWith("&status=completed");
        return merchant.paymentOf(session).path("createdPaymentInstrument").asText();
    }

    @Test
    void aCounterHandsOverALinkAndAQrCodeThatTimeOut() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Coffee Bar");

            // when
            Session session = merchant.session(
                    merchant.checkout(site).with("deviceId", DEVICE).with("timeOut", 600));

            // then
            JsonNode shown = merchant.read(session);
            Instant created = Instant.parse(shown.path("createdAt").asText());
            assertThat(Duration.between(
                            created, Instant.parse(shown.path("expiresAt").asText())))
                    .isEqualTo(Duration.ofSeconds(600));
            assertThat(shown.path("deviceId").asText()).isEqualTo(DEVICE);
            Answer code = payer.follow(session.link("QR"));
            assertThat(code.header("content-type")).startsWith("image/svg+xml");
            assertThat(body(200, merchant.call("GET", "/v1/sessions?deviceId=" + DEVICE, null))
                            .path("data"))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsCapturedIsTokenizedAndCallbackWebSocketAndStatusSayTheSame() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Capturing Bar");
            Session session = merchant.session(merchant.checkout(site)
                    .with("deviceId", DEVICE)
                    .with("storePaymentMethodMode", "enabled")
                    .paying("amount", Map.of("value", 3000, "currency", "USD")));
            Watch watch = Watch.open(
                    platform.connection().baseUrl() + "/v1/sessions/" + session.id() + "/updates",
                    merchant.authorization());

            // when
            payer.persist(session.link(), NUMBER, EXPIRY);

            // then
            JsonNode now = merchant.read(session);
            watch.closed();
            JsonNode last = watch.states().get(watch.states().size() - 1);
            JsonNode watched = last.has("session") ? last.path("session") : last;
            await("the callback").untilAsserted(() -> assertThat(site.callbacks())
                    .anySatisfy(callback -> assertThat(callback.type()).isEqualTo("payment.captured")));
            JsonNode called = site.callbacks().stream()
                    .filter(callback -> callback.type().equals("payment.captured"))
                    .findFirst()
                    .orElseThrow()
                    .verified(merchant.callbackSecret())
                    .path("data")
                    .path("payment");
            String token = now.path("paymentInstrument").asText();
            assertThat(token).startsWith("pi_");
            assertThat(watched.path("status").asText())
                    .isEqualTo(now.path("status").asText())
                    .isEqualTo("completed");
            assertThat(watched.path("paymentInstrument").asText()).isEqualTo(token);
            assertThat(called.path("createdPaymentInstrument").asText()).isEqualTo(token);
        }
    }

    @Test
    void cardsAreConvertedInABatchAndNothingIsEchoed() {
        // given
        Merchant merchant = Merchant.create(platform, "Converting Bar");

        // when
        Answer answer = merchant.call(
                "POST",
                "/v1/payment-instruments/batch",
                """
                {"cards": [
                  {"uid": "first", "number": "4111111111111111", "expMonth": 12, "expYear": 2034, "cvc": "567"},
                  {"number": "4111111111111111", "expMonth": 12, "expYear": 2034, "cvc": "567"}
                ]}""");

        // then
        JsonNode results = body(200, answer).path("results");
        assertThat(results).hasSize(2);
        assertThat(results.path(0).path("uid").asText()).isEqualTo("first");
        assertThat(results.path(1).path("uid").asText()).isNotBlank();
        String token = results.path(0).path("paymentInstrument").path("id").asText();
        assertThat(token).startsWith("pi_");
        assertThat(results.path(1).path("paymentInstrument").path("id").asText())
                .as("one card, one token")
                .isEqualTo(token);
        assertThat(answer.text()).doesNotContain("4111111111111111").doesNotContain("567");
    }

    @Test
    void aTokenPaysInMinorUnitsWithAConfirmation() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Paying Bar");
            String token = token(merchant, site, NUMBER);

            // when
            JsonNode payment = body(
                    201,
                    merchant.call(
                            "POST",
                            "/v1/payments",
                            """
                            {
                              "referenceId": "counter-1001",
                              "amount": {"value": 200, "currency": "USD"},
                              "deviceId": "%s",
                              "shopperInteraction": "ContAuth",
                              "recurringProcessingModel": "UnscheduledCardOnFile",
                              "paymentMethod": {"source": "token", "token": "%s"}
                            }"""
                                    .formatted(DEVICE, token)));

            // then
            assertThat(payment.path("resultCode").asText()).isEqualTo("Authorised");
            assertThat(payment.path("deviceId").asText()).isEqualTo(DEVICE);
            assertThat(payment.path("amount").path("total").decimalValue()).isEqualByComparingTo("2.00");
            assertThat(payment.path("confirmation").path("code").asText()).isNotBlank();
            assertThat(payment.path("confirmation").path("acquirer").asText()).isEqualTo("simulator");
            assertThat(Instant.parse(
                            payment.path("confirmation").path("approvedAt").asText()))
                    .isBeforeOrEqualTo(Instant.now().plusSeconds(1));
        }
    }

    @Test
    void aTokenOfAnotherVaultPaysAtItsOwnAcquirer() {
        // given
        Merchant merchant = Merchant.create(platform, "External Bar");

        // when
        JsonNode payment = body(
                201,
                merchant.call(
                        "POST",
                        "/v1/payments",
                        """
                        {
                          "referenceId": "counter-2001",
                          "amount": {"value": 200, "currency": "USD"},
                          "deviceId": "%s",
                          "shopperInteraction": "ContAuth",
                          "recurringProcessingModel": "UnscheduledCardOnFile",
                          "paymentMethod": {
                            "source": "external",
                            "tokenSource": "Authorize.net",
                            "tokenData": {
                              "profile_id": "12345",
                              "payment_id": "55555"
                            }
                          }
                        }"""
                                .formatted(DEVICE)));

        // then
        assertThat(payment.path("status").asText()).isEqualTo("captured");
        assertThat(payment.path("attempts").path(0).path("credential").asText()).isEqualTo("external");
        assertThat(payment.path("paymentMethod").path("card").path("last4").asText())
                .isEqualTo("1111");
        assertThat(payment.path("confirmation").path("code").asText()).isNotBlank();
    }

    @Test
    void aTokenIsValidatedWithAddressAndCode() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Validating Bar");
            String good = token(merchant, site, NUMBER);

            // when
            JsonNode valid =
                    body(200, merchant.call("POST", "/v1/validations", "{\"paymentInstrument\": \"" + good + "\"}"));

            // then
            assertThat(valid.path("valid").asBoolean()).isTrue();
            assertThat(valid.path("reason").isNull()).isTrue();
            assertThat(valid.path("paymentInstrument").asText()).isEqualTo(good);
            assertThat(valid.has("avs")).isTrue();
            assertThat(valid.has("cvc")).isTrue();
        }
    }
}
