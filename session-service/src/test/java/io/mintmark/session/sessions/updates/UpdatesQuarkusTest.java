package io.mintmark.session.sessions.updates;

import static io.mintmark.session.testing.Callers.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.platform.testing.TestProducer;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpdatesQuarkusTest {
    @Inject
    UpdatesFeed feed;

    private final TestMerchant merchant = TestMerchant.announce();
    private final List<Client> clients = new ArrayList<>();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    @AfterEach
    void everybodyLeaves() {
        clients.forEach(Client::leave);
        clients.clear();
    }

    private static String path(JsonPath session) {
        return "/v1/sessions/" + session.getString("id") + "/updates";
    }

    private static String token(JsonPath session) {
        return session.getString("actions[0].href").replaceAll(".*t=", "");
    }

    private Client open(String path, Map<String, String> headers) {
        Client client = Client.open(path, headers);
        clients.add(client);
        return client;
    }

    private Client watch(JsonPath session) {
        return open(path(session), Map.of("Authorization", merchant.basic()));
    }

    private Client watchAsPayer(JsonPath session) {
        return open(path(session) + "?t=" + token(session), Map.of());
    }

    private static Client.Refused refused(String path, Map<String, String> headers) {
        Client.Refused refused = catchThrowableOfType(Client.Refused.class, () -> Client.open(path, headers));
        assertThat(refused.type).isEqualTo("application/problem+json");
        assertThat(new JsonPath(refused.body).getInt("status")).isEqualTo(refused.status);
        assertThat(new JsonPath(refused.body).getString("requestId")).matches("req_[0-9a-z]{26}");
        return refused;
    }

    private void complete(JsonPath session) {
        Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", \"stagedCardId\": \"stc_"
                        + UUID.randomUUID() + "\"}")
                .post("/internal/sessions/" + session.getString("id") + "/completions")
                .then()
                .statusCode(200);
    }

    private void cancel(JsonPath session) {
        as(merchant)
                .post("/v1/sessions/" + session.getString("id") + "/cancellations")
                .then()
                .statusCode(200);
    }

    /** What another replica would publish: the created event of this session with other members. */
    private static void publish(String topic, JsonPath session, long sequence, Consumer<ObjectNode> change)
            throws JsonProcessingException {
        String id = session.getString("id");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !TestConsumer.withKey("session.created", id).isEmpty());
        ObjectMapper json = new ObjectMapper();
        try {
            ObjectNode event = (ObjectNode) json.readTree(
                    TestConsumer.withKey("session.created", id).get(0).value());
            event.put("sequence", String.format("%020d", sequence));
            change.accept((ObjectNode) event.path("data").path("session"));
            TestProducer.send(new ProducerRecord<>(topic, id, json.writeValueAsBytes(event)));
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void theSessionIsShownOnConnectAndAtEachChangeInOrderAndTheEndClosesTheConnection() {
        JsonPath session = Callers.open(merchant);

        Client client = watch(session);

        JsonPath first = client.messages(1).get(0);
        assertThat(first.getMap(""))
                .isEqualTo(as(merchant)
                        .get("/v1/sessions/" + session.getString("id"))
                        .jsonPath()
                        .getMap(""));
        assertThat(first.getList("actions.rel")).isEqualTo(List.of("REDIRECT", "QR"));

        complete(session);

        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(client.statuses())
                .startsWith("pending")
                .endsWith("completed")
                .doesNotHaveDuplicates();
        JsonPath last = client.messages(2).get(client.raw().size() - 1);
        assertThat(last.getMap(""))
                .isEqualTo(as(merchant)
                        .get("/v1/sessions/" + session.getString("id"))
                        .jsonPath()
                        .getMap(""));
    }

    @Test
    void everyKindOfCredentialOpensIt() {
        JsonPath session = Callers.open(merchant);

        for (Map<String, String> headers : List.of(
                Map.of("Authorization", merchant.basic()),
                Map.of("Authorization", "Bearer " + merchant.secret()),
                Map.of("x-api-key", merchant.secret()),
                Map.of("x-api-key", "Bearer " + merchant.secret()))) {
            assertThat(open(path(session), headers).messages(1).get(0).getString("id"))
                    .isEqualTo(session.getString("id"));
        }
    }

    @Test
    void thePayerSeesWhatThePageNeedsAndNothingOfTheMerchants() {
        JsonPath session =
                Callers.open(merchant, "\"deviceId\": \"till 7\"", "\"customerId\": \"" + StubVault.CUSTOMER + "\"");

        Client payer = watchAsPayer(session);

        assertThat(payer.messages(1).get(0).<String, Object>getMap(""))
                .containsOnlyKeys("id", "type", "status", "expiresAt", "attemptsLeft", "result")
                .containsEntry("id", session.getString("id"))
                .containsEntry("type", "tokenization")
                .containsEntry("status", "pending")
                .containsEntry("expiresAt", session.getString("expiresAt"))
                .containsEntry("attemptsLeft", 3)
                .containsEntry("result", null);

        complete(session);

        assertThat(payer.closeCode()).isEqualTo(1000);
        assertThat(payer.messages(2).get(payer.raw().size() - 1).<String, Object>getMap(""))
                .containsEntry("status", "completed")
                .containsEntry("result", "created")
                .doesNotContainKey("paymentInstrument");
    }

    @Test
    void whoMayNotWatchGetsAProblemBeforeTheUpgrade() {
        JsonPath session = Callers.open(merchant);
        JsonPath other = Callers.open(merchant);
        TestMerchant stranger = Callers.merchant();
        TestMerchant writer = TestMerchant.announce(List.of("sessions:write"));
        await().until(() -> given().header("Authorization", writer.basic())
                        .get("/v1/sessions")
                        .statusCode()
                == 403);
        String unknown = "/v1/sessions/ses_00000000000000000000000000/updates";

        assertThat(refused(path(session), Map.of()).status).isEqualTo(401);
        assertThat(refused(path(session), Map.of("x-api-key", "mm_sandbox_nothing")).status)
                .isEqualTo(401);
        assertThat(refused(path(session) + "?t=" + token(session), Map.of("x-api-key", "mm_sandbox_nothing")).status)
                .isEqualTo(401);
        assertThat(refused(path(session) + "?t=", Map.of()).status).isEqualTo(401);
        assertThat(refused(path(session) + "?t=" + token(other), Map.of()).status)
                .isEqualTo(401);
        assertThat(refused(unknown + "?t=" + token(session), Map.of()).status).isEqualTo(401);
        assertThat(refused("/v1/sessions/x/updates?t=" + token(session), Map.of()).status)
                .isEqualTo(401);
        assertThat(refused(path(session), Map.of("Authorization", writer.basic())).status)
                .isEqualTo(403);
        assertThat(refused(path(session), Map.of("Authorization", "Bearer " + TestKeys.operatorToken())).status)
                .isEqualTo(403);
        assertThat(refused(path(session), Map.of("Authorization", stranger.basic())).status)
                .isEqualTo(404);
        assertThat(refused(unknown, Map.of("Authorization", merchant.basic())).status)
                .isEqualTo(404);
        assertThat(refused("/v1/sessions/x/updates", Map.of("Authorization", merchant.basic())).status)
                .isEqualTo(404);
    }

    @Test
    void whoAsksWithoutUpgradeIsToldToAskForOne() {
        as(merchant)
                .get(path(Callers.open(merchant)))
                .then()
                .statusCode(426)
                .header("Upgrade", "websocket")
                .contentType("application/problem+json")
                .body("code", equalTo("upgrade_required"));
    }

    @Test
    void aSessionThatIsOverIsShownOnceAndTheConnectionCloses() {
        JsonPath session = Callers.open(merchant);
        cancel(session);

        Client client = watch(session);

        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(client.statuses()).isEqualTo(List.of("canceled"));
    }

    @Test
    void whatAnotherReplicaPublishesIsToldHereToBothKindsOfReaders() throws Exception {
        JsonPath session = Callers.open(merchant);
        Client client = watch(session);
        Client payer = watchAsPayer(session);
        client.messages(1);
        payer.messages(1);
        await().until(feed::isFollowing);

        publish("session.updated", session, 7, view -> view.put("status", "requires_action"));
        assertThat(client.messages(2).get(1).getString("status")).isEqualTo("requires_action");
        assertThat(client.messages(2).get(1).getList("actions.rel")).isEqualTo(List.of("REDIRECT", "QR"));
        assertThat(payer.messages(2).get(1).getString("status")).isEqualTo("requires_action");

        publish("session.updated", session, 7, view -> view.put("status", "processing"));
        publish("session.updated", session, 6, view -> view.put("status", "processing"));
        publish("session.failed", session, 8, view -> view.put("status", "failed")
                .put("attemptsLeft", 0));

        assertThat(client.closeCode()).isEqualTo(1000);
        assertThat(payer.closeCode()).isEqualTo(1000);
        assertThat(client.statuses()).isEqualTo(List.of("pending", "requires_action", "failed"));
        assertThat(payer.statuses()).isEqualTo(List.of("pending", "requires_action", "failed"));
        assertThat(Database.number("select sequence from sessions where id = ?", session.getString("id")))
                .as("nothing of this was in the database")
                .isEqualTo(1);
    }

    /** Most replicas have nobody who watches, and reading costs all of them as much as one who has. */
    @Test
    void theTopicsAreReadWhileSomebodyWatches() {
        await().until(() -> !feed.isFollowing());

        Client client = watch(Callers.open(merchant));
        await().until(feed::isFollowing);

        client.leave();
        await().until(() -> !feed.isFollowing());
    }

    @Test
    void whatKafkaDoesNotTellIsFoundInTheDatabase() {
        JsonPath session = Callers.open(merchant);
        Client client = watch(session);
        client.messages(1);

        Database.update(
                "update sessions set status = 'processing', processing_since = now(), staged_card_id = 'stc_1',"
                        + " sequence = sequence + 1 where id = ?",
                session.getString("id"));

        assertThat(client.messages(2).get(1).getString("status")).isEqualTo("processing");
        assertThat(client.statuses()).isEqualTo(List.of("pending", "processing"));
    }

    @Test
    void aChangeAtTheMomentOfConnectingIsNotMissed() {
        for (int round = 0; round < 20; round++) {
            JsonPath session = Callers.open(merchant);

            CompletableFuture<Void> change = CompletableFuture.runAsync(() -> cancel(session));
            Client client = watch(session);
            change.join();

            assertThat(client.closeCode()).isEqualTo(1000);
            assertThat(client.statuses()).isIn(List.of("canceled"), List.of("pending", "canceled"));
        }
    }

    @Test
    void aRevokedKeyAndADisabledMerchantLoseTheirConnectionsWithinTenSeconds() {
        TestMerchant revoked = Callers.merchant();
        TestMerchant disabled = Callers.merchant();
        JsonPath ofRevoked = Callers.open(revoked);
        JsonPath ofDisabled = Callers.open(disabled);
        Client key = open(path(ofRevoked), Map.of("Authorization", revoked.basic()));
        Client payerOfRevoked = watchAsPayer(ofRevoked);
        Client payer = watchAsPayer(ofDisabled);
        Client untouched = watch(Callers.open(merchant));
        List.of(key, payerOfRevoked, payer, untouched).forEach(client -> client.messages(1));

        revoked.publish("active", false);
        disabled.publish("disabled", true);

        await().atMost(Duration.ofSeconds(10)).until(() -> !key.isOpen() && !payer.isOpen());
        assertThat(key.closeCode()).isEqualTo(1008);
        assertThat(payer.closeCode()).isEqualTo(1008);
        assertThat(payerOfRevoked.isOpen()).isTrue();
        assertThat(untouched.isOpen()).isTrue();
    }

    @Test
    void aSessionTakesSoManyConnectionsAndAPlaceThatIsLeftIsFreeAgain() {
        JsonPath session = Callers.open(merchant);
        List<Client> watching = new ArrayList<>();
        for (int number = 0; number < 10; number++) {
            watching.add(watch(session));
        }
        watching.forEach(client -> client.messages(1));

        assertThat(refused(path(session), Map.of("Authorization", merchant.basic())).status)
                .isEqualTo(429);
        watching.get(0).leave();

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            try {
                return watch(session).messages(1).size() == 1;
            } catch (Client.Refused stillFull) {
                return false;
            }
        });
    }

    @Test
    void whatClientsSendIsIgnoredAndCapped() {
        JsonPath session = Callers.open(merchant);
        Client polite = watch(session);
        Client talkative = watch(session);
        Client shouting = watch(session);
        List.of(polite, talkative, shouting).forEach(client -> client.messages(1));

        polite.socket().sendText("{\"status\": \"completed\"}", true).join();
        shouting.socket().sendText("x".repeat(2_000), true).join();
        CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
        for (int number = 0; number < 101; number++) {
            sent = sent.thenCompose(done -> talkative.socket().sendText("x", true));
        }

        assertThat(talkative.closeCode()).isEqualTo(1008);
        assertThat(shouting.closeCode()).isNotEqualTo(1000);
        assertThat(polite.isOpen()).isTrue();
        cancel(session);
        assertThat(polite.closeCode()).isEqualTo(1000);
        assertThat(polite.statuses()).isEqualTo(List.of("pending", "canceled"));
    }
}
