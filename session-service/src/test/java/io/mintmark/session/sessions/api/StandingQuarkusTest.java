package io.mintmark.session.sessions.api;

import static io.mintmark.session.testing.Callers.as;
import static io.mintmark.session.testing.Callers.open;
import static io.mintmark.session.testing.Callers.redirects;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestConsumer;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestKeys;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandingQuarkusTest {
    private final TestMerchant merchant = TestMerchant.announce();

    @BeforeEach
    void theServiceHasHeardOfTheMerchant() {
        Callers.heard(merchant);
    }

    private ValidatableResponse standing(String session) {
        return Callers.vault()
                .get("/internal/sessions/" + session + "/standing?merchantId=" + merchant.id())
                .then();
    }

    private ValidatableResponse extend(String session, String... members) {
        return Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + String.join("", members) + "}")
                .post("/internal/sessions/" + session + "/extensions")
                .then();
    }

    private static void process(String session) {
        Database.update(
                "update sessions set status = 'processing', processing_since = now(), staged_card_id = 'stc_1'"
                        + " where id = ?",
                session);
    }

    private static List<JsonPath> updates(String session) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Database.number("select count(*) from outbox where record_key = ?", session) == 0);
        return TestConsumer.withKey("session.updated", session).stream()
                .map(record -> new JsonPath(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void anOpenSessionSaysSoWithItsEnd() {
        JsonPath session = open(merchant, redirects());

        standing(session.getString("id"))
                .statusCode(200)
                .body("outcome", equalTo("open"))
                .body("reason", nullValue())
                .body("sessionStatus", equalTo("pending"))
                .body("redirectUrl", nullValue())
                .body("attemptsLeft", is(3))
                .body("expiresAt", equalTo(session.getString("expiresAt")));
    }

    @Test
    void anOpenSessionSaysHowTheLastCardFared() {
        String session = open(merchant).getString("id");
        String card = "stc_" + UUID.randomUUID();
        StubVault.teach(card, call -> new StubVault.Answer(409, new io.vertx.core.json.JsonObject()));
        Callers.vault()
                .body("{\"merchantId\": " + merchant.id() + ", \"captureId\": \"cap_1\", \"stagedCardId\": \"" + card
                        + "\"}")
                .post("/internal/sessions/" + session + "/completions")
                .then()
                .body("outcome", equalTo("refused"));

        standing(session)
                .statusCode(200)
                .body("outcome", equalTo("open"))
                .body("reason", equalTo("not_activatable"))
                .body("attemptsLeft", is(3));
    }

    @Test
    void aSessionWhoseCardIsBeingDecidedIsUndecidedAndOneThatIsOverHasEnded() {
        String processing = open(merchant).getString("id");
        String canceled = open(merchant, redirects()).getString("id");
        String expired = open(merchant, redirects()).getString("id");
        process(processing);
        as(merchant).post("/v1/sessions/" + canceled + "/cancellations").then().statusCode(200);
        Database.runOut(expired);

        standing(processing).statusCode(200).body("outcome", equalTo("undecided"));
        standing(canceled)
                .statusCode(200)
                .body("outcome", equalTo("ended"))
                .body("sessionStatus", equalTo("canceled"))
                .body(
                        "redirectUrl",
                        equalTo("https://shop.example/result?order=7&sessionId=" + canceled + "&status=canceled"));
        standing(expired).statusCode(200).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("expired"));
    }

    @Test
    void anExtensionAddsTheWholeLifeTimeAndThereAreThree() {
        JsonPath session = open(merchant, "\"timeOut\": 600");
        String id = session.getString("id");
        Instant end = Instant.parse(session.getString("expiresAt"));

        for (int time = 1; time <= 3; time++) {
            extend(id)
                    .statusCode(200)
                    .body("outcome", equalTo("open"))
                    .body("sessionStatus", equalTo("pending"))
                    .body("expiresAt", equalTo(end.plusSeconds(600L * time).toString()));
        }
        extend(id)
                .statusCode(200)
                .body("outcome", equalTo("refused"))
                .body("reason", equalTo("cannot_extend"))
                .body("expiresAt", equalTo(end.plusSeconds(1800).toString()));

        as(merchant)
                .get("/v1/sessions/" + id)
                .then()
                .body("status", equalTo("pending"))
                .body("expiresAt", equalTo(end.plusSeconds(1800).toString()));
        List<JsonPath> updates = updates(id);
        assertThat(updates).hasSize(3).allSatisfy(event -> {
            assertThat(event.getString("data.change")).isEqualTo("extended");
            assertThat(event.getString("data.previousStatus")).isEqualTo("pending");
        });
        assertThat(updates)
                .extracting(event -> event.getString("sequence") + " " + event.getString("data.session.expiresAt"))
                .containsExactly(
                        "00000000000000000002 " + end.plusSeconds(600),
                        "00000000000000000003 " + end.plusSeconds(1200),
                        "00000000000000000004 " + end.plusSeconds(1800));
    }

    @Test
    void aDoubleClickExtendsOnce() {
        JsonPath session = open(merchant, "\"timeOut\": 600");
        String id = session.getString("id");
        String seen = ", \"expiresAt\": \"" + session.getString("expiresAt") + "\"";
        String end =
                Instant.parse(session.getString("expiresAt")).plusSeconds(600).toString();

        List<CompletableFuture<JsonPath>> clicks = IntStream.range(0, 4)
                .mapToObj(click -> CompletableFuture.supplyAsync(
                        () -> extend(id, seen).statusCode(200).extract().jsonPath()))
                .toList();

        assertThat(clicks.stream().map(CompletableFuture::join)).allSatisfy(answer -> {
            assertThat(answer.getString("outcome")).isEqualTo("open");
            assertThat(answer.getString("expiresAt")).isEqualTo(end);
        });
        assertThat(updates(id)).hasSize(1);
    }

    @Test
    void onlyAWaitingSessionIsExtended() {
        String processing = open(merchant).getString("id");
        String canceled = open(merchant).getString("id");
        String expired = open(merchant).getString("id");
        process(processing);
        as(merchant).post("/v1/sessions/" + canceled + "/cancellations").then().statusCode(200);
        Database.runOut(expired);

        extend(processing).statusCode(200).body("outcome", equalTo("refused")).body("reason", equalTo("cannot_extend"));
        extend(canceled).statusCode(200).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("canceled"));
        extend(expired).statusCode(200).body("outcome", equalTo("ended")).body("sessionStatus", equalTo("expired"));
        assertThat(Database.number(
                        "select sum(extensions) from sessions where id in (?, ?, ?)", processing, canceled, expired))
                .isZero();
    }

    @Test
    void aSessionOfAnotherMerchantLooksLikeOneThatThereIsNot() {
        String foreign = open(Callers.merchant()).getString("id");

        for (String id : List.of(foreign, "ses_00000000000000000000000000", "x")) {
            standing(id).statusCode(404).body("code", equalTo("not_found"));
            extend(id).statusCode(404).body("code", equalTo("not_found"));
        }
        assertThat(Database.number("select extensions from sessions where id = ?", foreign))
                .isZero();
    }

    @Test
    void onlyTheVaultAsks() {
        String session = open(merchant).getString("id");
        String standing = "/internal/sessions/" + session + "/standing?merchantId=" + merchant.id();
        String extensions = "/internal/sessions/" + session + "/extensions";
        String body = "{\"merchantId\": " + merchant.id() + "}";

        given().get(standing).then().statusCode(401);
        given().contentType("application/json")
                .body(body)
                .post(extensions)
                .then()
                .statusCode(401);
        for (String token :
                List.of(TestKeys.operatorToken(), TestKeys.serviceToken("webhook", "session"), merchant.secret())) {
            given().header("Authorization", "Bearer " + token)
                    .get(standing)
                    .then()
                    .statusCode(403);
            given().header("Authorization", "Bearer " + token)
                    .contentType("application/json")
                    .body(body)
                    .post(extensions)
                    .then()
                    .statusCode(403);
        }
        Callers.vault()
                .get("/internal/sessions/" + session + "/standing")
                .then()
                .statusCode(400);
        Callers.vault().body("{}").post(extensions).then().statusCode(422);
    }
}
