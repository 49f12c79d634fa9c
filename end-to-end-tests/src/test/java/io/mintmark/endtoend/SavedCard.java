package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.events.EventRecord;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.Merchant.Endpoint;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.Webhook;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold, on all sides of the platform, once a payer has saved one card in a session. */
record SavedCard(
        Platform platform,
        Merchant merchant,
        MerchantSite site,
        Endpoint endpoint,
        Customer customer,
        Session session) {
    static final String NUMBER = "4242 4242 4242 4242";
    static final String EXPIRY = "12/30";

    /** A new merchant with an endpoint for instruments, a customer and a session. */
    static SavedCard ordered(Platform platform, MerchantSite site, String merchantName) {
        Merchant merchant = Merchant.create(platform, merchantName);
        Endpoint endpoint = merchant.endpoint(site, "payment_instrument.*");
        Customer customer = merchant.customer("customer-1001");
        return new SavedCard(platform, merchant, site, endpoint, customer, merchant.session(customer, site));
    }

    /** The same, with a verification of funds. */
    static SavedCard verified(Platform platform, MerchantSite site, String merchantName) {
        Merchant merchant = Merchant.create(platform, merchantName);
        Endpoint endpoint = merchant.endpoint(site, "payment_instrument.*");
        Customer customer = merchant.customer("customer-1001");
        Session session = merchant.session(merchant.order(customer, site).verifyingFunds());
        return new SavedCard(platform, merchant, site, endpoint, customer, session);
    }

    /** Another session of the same customer. */
    SavedCard again() {
        return new SavedCard(platform, merchant, site, endpoint, customer, merchant.session(customer, site));
    }

    /** Where the payer ends up. */
    String resultAddress() {
        return site.resultUrl() + "&sessionId=" + session.id() + "&status=completed";
    }

    /** The card's token is in the API, in one event of each kind, in one webhook of each kind, each of them genuine. */
    void assertSavedOnce() {
        String token = assertSeenInTheApi();
        platform.awaitQuiet(merchant.id());
        String completed = assertCompletedIsPublished(token);
        String created = assertCreatedIsPublished(token);
        assertCallbackIsGenuine(token, completed);
        assertWebhookIsGenuine(token, created);
        assertNetworkTokenServiceKnows(token, created);
    }

    /** The token. */
    String assertSeenInTheApi() {
        JsonNode now = merchant.read(session);
        assertThat(now.path("status").asText()).isEqualTo("completed");
        assertThat(now.path("result").asText()).isEqualTo("created");
        assertThat(now.path("failure").isNull()).isTrue();
        List<JsonNode> instruments = merchant.instruments(customer);
        assertThat(instruments).hasSize(1);
        JsonNode instrument = instruments.get(0);
        assertIsTheCard(instrument);
        assertThat(now.path("paymentInstrument").asText())
                .isEqualTo(instrument.path("id").asText());
        return instrument.path("id").asText();
    }

    private void assertIsTheCard(JsonNode instrument) {
        assertThat(instrument.path("id").asText()).matches("pi_[0-9a-z]{26}");
        assertThat(instrument.path("type").asText()).isEqualTo("card");
        assertThat(instrument.path("storage").asText()).isEqualTo("store");
        assertThat(instrument.path("status").asText()).isEqualTo("active");
        assertThat(instrument.path("customerId").asText()).isEqualTo(customer.id());
        assertThat(instrument.path("source").path("session").asText()).isEqualTo(session.id());
        JsonNode card = instrument.path("card");
        assertThat(card.path("brand").asText()).isEqualTo("visa");
        assertThat(card.path("last4").asText()).isEqualTo("4242");
        assertThat(card.path("bin").asText()).isEqualTo("424242");
        assertThat(card.path("expMonth").asInt()).isEqualTo(12);
        assertThat(card.path("expYear").asInt()).isEqualTo(2030);
        assertThat(card.path("funding").asText()).isEqualTo("credit");
        assertThat(card.path("country").asText()).isEqualTo("US");
        assertThat(card.path("expired").asBoolean(true)).isFalse();
    }

    /** The event's id. */
    private String assertCompletedIsPublished(String token) {
        List<EventRecord> events = platform.events().about(EventType.SESSION_COMPLETED, session.id());
        assertThat(ids(events)).as("session.completed").hasSize(1);
        EventRecord event = events.get(0);
        assertThat(event.merchant()).isEqualTo(merchant.id());
        assertThat(event.data().path("previousStatus").asText()).isEqualTo("processing");
        assertThat(event.data().path("callbackUrl").asText()).isEqualTo(site.callbackUrl());
        JsonNode told = event.data().path("session");
        assertThat(told.path("status").asText()).isEqualTo("completed");
        assertThat(told.path("paymentInstrument").asText()).isEqualTo(token);
        assertThat(told.path("customerId").asText()).isEqualTo(customer.id());
        assertThat(told.path("actions")).as("links are never published").isEmpty();
        return event.id();
    }

    /** The event's id. */
    private String assertCreatedIsPublished(String token) {
        List<EventRecord> events = platform.events().about(EventType.PAYMENT_INSTRUMENT_CREATED, token);
        assertThat(ids(events)).as("payment_instrument.created").hasSize(1);
        EventRecord event = events.get(0);
        assertThat(event.merchant()).isEqualTo(merchant.id());
        assertThat(event.sequence()).isEqualTo(1);
        assertThat(event.data().path("shopperReference").asText()).isEqualTo(customer.referenceId());
        assertIsTheCard(event.data().path("paymentInstrument"));
        List<EventRecord> state = platform.events().about(EventType.PAYMENT_INSTRUMENT_STATE, token);
        assertThat(state).isNotEmpty();
        assertIsTheCard(state.get(state.size() - 1).data().path("paymentInstrument"));
        return event.id();
    }

    private void assertCallbackIsGenuine(String token, String event) {
        List<Webhook> callbacks = site.callbacks().stream()
                .filter(callback -> callback.body().contains(session.id()))
                .toList();
        assertThat(callbacks.stream().map(Webhook::id).collect(Collectors.toSet()))
                .as("the session's callbacks")
                .containsExactly(event);
        callbacks.forEach(callback -> {
            JsonNode body = callback.verified(merchant.callbackSecret());
            assertThat(body.path("id").asText()).isEqualTo(event);
            assertThat(body.path("type").asText()).isEqualTo("session.completed");
            assertThat(body.path("data").has("callbackUrl")).isFalse();
            JsonNode told = body.path("data").path("session");
            assertThat(told.path("id").asText()).isEqualTo(session.id());
            assertThat(told.path("paymentInstrument").asText()).isEqualTo(token);
        });
    }

    private void assertWebhookIsGenuine(String token, String event) {
        List<Webhook> webhooks = site.webhooks().stream()
                .filter(webhook -> webhook.body().contains(token))
                .toList();
        assertThat(webhooks.stream().map(Webhook::id).collect(Collectors.toSet()))
                .as("the endpoint's webhooks")
                .containsExactly(event);
        webhooks.forEach(webhook -> {
            JsonNode body = webhook.verified(endpoint.secret());
            assertThat(body.path("id").asText()).isEqualTo(event);
            assertThat(body.path("type").asText()).isEqualTo("payment_instrument.created");
            assertThat(body.path("sequence").asLong()).isEqualTo(1);
            assertIsTheCard(body.path("data").path("paymentInstrument"));
        });
    }

    private void assertNetworkTokenServiceKnows(String token, String created) {
        assertThat(platform.database()
                        .texts(
                                "select concat_ws(' ', merchant_id, sequence, status, brand, last4, exp_month, exp_year)"
                                        + " from network_token.card where payment_instrument = ?",
                                token))
                .containsExactly(merchant.id() + " 1 active visa 4242 12 2030");
        assertThat(platform.database()
                        .number(
                                "select count(*) from network_token.inbox where consumer = 'network-token-cards'"
                                        + " and event_id = ?",
                                created))
                .as("the inbox remembers the event")
                .isEqualTo(1);
    }

    private static Set<String> ids(List<EventRecord> events) {
        return events.stream().map(EventRecord::id).collect(Collectors.toSet());
    }
}
