package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.customer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.Forwards;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What consumers and destinations get of a card that was changed. */
@QuarkusTest
class InstrumentEventsQuarkusTest {
    private TestMerchant merchant;
    private String customer;

    @BeforeEach
    void aMerchantHasACustomer() {
        merchant = Api.merchant();
        customer = customer(merchant);
    }

    private ValidatableResponse store(String number, int month, int year) {
        return as(merchant)
                .body(Map.of(
                        "card",
                        Map.of("number", number, "expMonth", month, "expYear", year),
                        "customerId",
                        customer,
                        "metadata",
                        Map.of("plan", "gold")))
                .post("/v1/payment-instruments")
                .then();
    }

    private String stored(String number) {
        return store(number, 12, 2030).statusCode(201).extract().path("id");
    }

    private void change(String id, String patch) {
        as(merchant).body(patch).patch("/v1/payment-instruments/" + id).then().statusCode(200);
    }

    /** Sequence, default, expiry and status before of each update, as it stands on the topic; and the last state after. */
    private static List<String> updates(String id, int count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        TestConsumer.withKey("payment_instrument.state", id).size() == count + 1
                                && TestConsumer.withKey("payment_instrument.updated", id)
                                                .size()
                                        == count);
        assertThat(TestConsumer.withKey("payment_instrument.created", id)).hasSize(1);
        List<ConsumerRecord<String, byte[]>> states = TestConsumer.withKey("payment_instrument.state", id);
        List<String> updates = TestConsumer.withKey("payment_instrument.updated", id).stream()
                .map(record -> told(record, "data.paymentInstrument") + " "
                        + json(record).get("data.previousStatus"))
                .toList();
        assertThat(updates.get(count - 1))
                .startsWith(sequence(states.get(count)) + " " + facts(json(states.get(count)), "paymentInstrument"));
        return updates;
    }

    private static String told(ConsumerRecord<String, byte[]> record, String view) {
        JsonPath event = json(record);
        assertThat(sequence(record)).isEqualTo(Long.parseLong(event.getString("sequence")));
        return sequence(record) + " " + facts(event, view);
    }

    private static String facts(JsonPath event, String view) {
        return event.getString(view + ".default") + " " + event.getInt(view + ".card.expMonth") + "/"
                + event.getInt(view + ".card.expYear") + " " + event.getString(view + ".metadata.plan");
    }

    private static JsonPath json(ConsumerRecord<String, byte[]> record) {
        return JsonPath.from(new String(record.value(), StandardCharsets.UTF_8));
    }

    private static long sequence(ConsumerRecord<String, byte[]> record) {
        return Long.parseLong(
                new String(record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
    }

    @Test
    void aNewDefaultTellsOfBothCards() {
        // given
        String first = stored(Api.VISA);
        String second = stored(Api.MASTERCARD);
        change(first, "{\"default\": true}");

        // when
        change(second, "{\"default\": true}");

        // then
        assertThat(updates(first, 2)).containsExactly("2 true 12/2030 gold active", "3 false 12/2030 gold active");
        assertThat(updates(second, 1)).containsExactly("2 true 12/2030 gold active");
    }

    @Test
    void aCardThatIsStoredAgainIsToldWhereItChanged() {
        // given
        String id = stored(Api.VISA);

        // when
        store(Api.VISA, 12, 2030).statusCode(200);
        store(Api.VISA, 1, 2031).statusCode(200);
        change(id, "{\"metadata\": {\"plan\": \"silver\"}}");

        // then
        assertThat(updates(id, 2)).containsExactly("2 false 1/2031 gold active", "3 false 1/2031 silver active");
    }

    @Test
    void anExpiryThatIsChangedIsToldAndSent() {
        // given
        String id = stored(Api.VISA);
        DestinationStub destination = DestinationStub.shared();
        destination.answers(200, "{\"result\":\"approved\"}");

        // when
        change(id, "{\"card\": {\"expMonth\": 2, \"expYear\": 2033}}");
        change(id, "{\"card\": {\"expYear\": 2034}}");
        Forwards.send(merchant, Forwards.request("shop.pay", id, Forwards.body()))
                .then()
                .statusCode(200);

        // then
        assertThat(updates(id, 2)).containsExactly("2 false 2/2033 gold active", "3 false 2/2034 gold active");
        assertThat(destination.received()).hasSize(1);
        assertThat(destination.received().get(0).body())
                .contains("\"card\":{\"number\":\"4111111111111111\",\"month\":\"02\",\"year\":\"2034\"}");
    }
}
