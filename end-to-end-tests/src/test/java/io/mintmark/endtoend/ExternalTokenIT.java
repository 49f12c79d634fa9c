package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.acquirer.Fault;
import io.mintmark.endtoend.acquirer.Step;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.local.plan.Service;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards that another vault keeps are charged where they are kept: once, whatever happens on the way. */
@Order(3)
@OnCluster
class ExternalTokenIT {
    private final Platform platform;
    private final Acquirer own;
    private final Acquirer other;

    ExternalTokenIT(Platform platform) {
        this.platform = platform;
        String simulator = platform.connection().simulatorUrl();
        this.own = new Acquirer(platform.api(), simulator);
        this.other = Acquirer.ofProfiles(platform.api(), simulator);
    }

    @AfterEach
    void theAcquirerBehaves() {
        other.behave();
    }

    private static String order(String reference, String payment, String capture) {
        return """
                {"referenceId": "%s", "amount": {"value": 200, "currency": "USD"},
                 "paymentMethod": {"source": "external", "tokenSource": "Authorize.net",
                                   "tokenData": {"profile_id": "12345", "payment_id": "%s"}},
                 "capture": {"method": "%s"},
                 "shopperInteraction": "ContAuth", "recurringProcessingModel": "UnscheduledCardOnFile"}
                """
                .formatted(reference, payment, capture);
    }

    private static String reference() {
        return "external-" + UUID.randomUUID();
    }

    private static JsonNode pay(Merchant merchant, String payment, String capture) {
        Answer answer = merchant.call("POST", "/v1/payments", order(reference(), payment, capture));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode only(Merchant merchant) {
        JsonNode payments = merchant.call("GET", "/v1/payments", null).json().path("data");
        assertThat(payments).hasSize(1);
        return payments.get(0);
    }

    @Test
    void itIsPaidCapturedAndRefundedWhereTheCardIsKept() {
        // given
        Merchant merchant = Merchant.create(platform, "Profile Shop");
        JsonNode payment = pay(merchant, "55555", "manual");
        String path = "/v1/payments/" + payment.path("id").asText();

        // when
        merchant.call("POST", path + "/captures", "{\"amount\": {\"value\": 150, \"currency\": \"USD\"}}");
        merchant.call("POST", path + "/refunds", "{\"amount\": {\"value\": 50, \"currency\": \"USD\"}}");

        // then
        JsonNode now = only(merchant);
        assertThat(now.path("captured").path("value").asLong()).isEqualTo(150);
        assertThat(now.path("refunded").path("value").asLong()).isEqualTo(50);
        assertThat(now.path("paymentMethod").path("card").path("last4").asText())
                .isEqualTo("1111");
        assertThat(now.path("confirmation").path("acquirer").asText()).isEqualTo("authorize-net");
        assertThat(other.steps(merchant.id())).extracting(Step::type).containsExactly("capture", "refund");
        assertThat(own.authorizations(merchant.id())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"55556, insufficient_funds", "55558, expired_card", "99999, invalid_number"})
    void aCardThatIsRefusedThereIsRefusedHere(String payment, String reason) {
        Merchant merchant = Merchant.create(platform, "Profile Shop");

        JsonNode refused = pay(merchant, payment, "automatic");

        assertThat(refused.path("status").asText()).isEqualTo("refused");
        assertThat(refused.path("refusal").path("reason").asText()).isEqualTo(reason);
    }

    @Test
    void anAnswerThatIsLostThereIsAskedForThere() {
        Merchant merchant = Merchant.create(platform, "Profile Shop");
        other.order(Fault.once("authorization", "lose_answer"), null);

        assertThat(pay(merchant, "55555", "automatic").path("status").asText()).isEqualTo("captured");

        assertThat(other.authorizations(merchant.id()))
                .extracting(Authorization::received)
                .containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
        "payments.attempt.before-send, refused, 0",
        "payments.attempt.after-answer-before-record, captured, 1",
    })
    void aCrashChargesNobodyTwice(String label, String inTheEnd, int charges) {
        // given
        Merchant merchant = Merchant.create(platform, "Crash Shop");
        platform.awaitQuiet(merchant.id());
        platform.armCrash(Service.SESSION, label);

        // when
        merchant.call("POST", "/v1/payments", order(reference(), "55555", "automatic"));
        platform.reviveAfterCrash(Service.SESSION, label);

        // then
        await().atMost(Platform.RECOVERY)
                .untilAsserted(
                        () -> assertThat(only(merchant).path("status").asText()).isEqualTo(inTheEnd));
        assertThat(other.authorizations(merchant.id())).hasSize(charges);
        assertThat(own.authorizations(merchant.id())).isEmpty();
    }

    /** What was not sent is refused; what was sent is asked for where it was sent to. */
    @ParameterizedTest
    @CsvSource({
        "captures, 150, manual, before-send, failed, authorized, 0, 0",
        "captures, 150, manual, after-answer-before-record, succeeded, captured, 150, 0",
        "refunds, 50, automatic, before-send, failed, captured, 200, 0",
        "refunds, 50, automatic, after-answer-before-record, succeeded, captured, 200, 50",
        "cancellations,, manual, before-send, failed, authorized, 0, 0",
        "cancellations,, manual, after-answer-before-record, succeeded, canceled, 0, 0",
    })
    void aCrashAmidAnOperationDoesItOnceOrNotAtAll(
            String operations,
            @Nullable Long value,
            String capture,
            String place,
            String ends,
            String inTheEnd,
            long captured,
            long refunded) {
        // given
        Merchant merchant = Merchant.create(platform, "Crash Shop");
        String path =
                "/v1/payments/" + pay(merchant, "55555", capture).path("id").asText() + "/" + operations;
        String wanted = value == null ? "{}" : "{\"amount\": {\"value\": " + value + ", \"currency\": \"USD\"}}";
        String key = UUID.randomUUID().toString();
        String label = "payments.operation." + place;
        platform.awaitQuiet(merchant.id());
        platform.armCrash(Service.SESSION, label);

        // when
        Answer cut = merchant.post(path, wanted, key);
        platform.reviveAfterCrash(Service.SESSION, label);

        // then
        assertThat(cut.status()).as(cut.text()).isGreaterThanOrEqualTo(500);
        await().atMost(Platform.RECOVERY).untilAsserted(() -> assertThat(
                        only(merchant).path("operations").path(0).path("status").asText())
                .isEqualTo(ends));
        Answer repeated = merchant.post(path, wanted, key);
        assertThat(repeated.status()).as(repeated.text()).isEqualTo(200);
        JsonNode payment = repeated.json();
        assertThat(payment.path("operations")).hasSize(1);
        assertThat(payment.path("status").asText()).isEqualTo(inTheEnd);
        assertThat(payment.path("captured").path("value").asLong()).isEqualTo(captured);
        assertThat(payment.path("refunded").path("value").asLong()).isEqualTo(refunded);
        assertThat(other.steps(merchant.id()))
                .extracting(Step::received)
                .isEqualTo(ends.equals("succeeded") ? List.of(1) : List.of());
        assertThat(other.authorizations(merchant.id())).singleElement().satisfies(booked -> {
            assertThat(booked.state()).isEqualTo(inTheEnd.equals("canceled") ? "voided" : inTheEnd);
            assertThat(booked.captured()).isEqualTo(captured);
            assertThat(booked.refunded()).isEqualTo(refunded);
            assertThat(booked.received()).isEqualTo(1);
        });
        assertThat(own.authorizations(merchant.id())).isEmpty();
    }
}
