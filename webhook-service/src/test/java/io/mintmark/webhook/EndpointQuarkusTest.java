package io.mintmark.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.webhook.testing.Database;
import io.mintmark.webhook.testing.Merchant;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class EndpointQuarkusTest {
    private static final String PATH = "/v1/webhook-endpoints";
    private static final String URL = "https://merchant.example.com/hooks";

    @Test
    void aNewEndpointShowsItsSecretOnceAndStoresItSealed() {
        Merchant merchant = Merchant.known();

        ValidatableResponse created = post(
                        merchant,
                        Map.of("url", URL, "eventTypes", List.of("session.*", "session.*", "*"), "description", "Shop"))
                .statusCode(201)
                .body("id", matchesRegex("whe_[0-9a-z]{26}"))
                .body("url", equalTo(URL))
                .body("eventTypes", contains("session.*", "*"))
                .body("description", equalTo("Shop"))
                .body("status", equalTo("enabled"))
                .body("secret", matchesRegex("whsec_[A-Za-z0-9+/]{43}="))
                .body("createdAt", matchesRegex("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"));

        String id = created.extract().path("id");
        created.header("Location", equalTo(PATH + "/" + id));
        merchant.call()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("$", not(hasKey("secret")));
        byte[] key = Base64.getDecoder()
                .decode(created.extract().<String>path("secret").substring("whsec_".length()));
        byte[] stored = (byte[]) Database.row("select sealed_secret from webhook_endpoint where id = ?", id)
                .get("sealed_secret");
        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"eventTypes": ["*"]}                                                     | #/url          | required
                    {"url": "https://a.example.com"}                                          | #/eventTypes   | required
                    {"url": "https://a.example.com", "eventTypes": []}                        | #/eventTypes   | required
                    {"url": "http://a.example.com", "eventTypes": ["*"]}                      | #/url          | url_scheme
                    {"url": "https://10.0.0.1/", "eventTypes": ["*"]}                         | #/url          | url_ip_literal
                    {"url": "https://localhost/", "eventTypes": ["*"]}                        | #/url          | url_host
                    {"url": "https://a.example.com:22/", "eventTypes": ["*"]}                 | #/url          | url_port
                    {"url": "https://u:p@a.example.com/", "eventTypes": ["*"]}                | #/url          | url_user_info
                    {"url": "https://a.example.com/#x", "eventTypes": ["*"]}                  | #/url          | url_fragment
                    {"url": "not a url", "eventTypes": ["*"]}                                 | #/url          | url_malformed
                    {"url": "https://a.example.com", "eventTypes": ["*", "sesion.*"]}         | #/eventTypes/1 | unknown_event_type
                    {"url": "https://a.example.com", "eventTypes": ["merchant.state"]}        | #/eventTypes/0 | unknown_event_type
                    {"url": "https://a.example.com", "eventTypes": ["webhook_endpoint.*"]}    | #/eventTypes/0 | unknown_event_type
                    {"url": "https://a.example.com", "eventTypes": [null]}                    | #/eventTypes/0 | required
                    """)
    void aValueThatCannotStandIsPointedAt(String body, String pointer, String code) {
        post(Shared.MERCHANT, body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("validation_failed"))
                .body("errors.pointer", hasItems(pointer))
                .body("errors.code", hasItems(code));
    }

    @Test
    void anUnknownFieldIsRefused() {
        post(Shared.MERCHANT, "{\"url\": \"https://a.example.com\", \"eventTypes\": [\"*\"], \"secret\": \"x\"}")
                .statusCode(400)
                .body("code", equalTo("unknown_field"))
                .body("errors[0].pointer", equalTo("#/secret"));
    }

    @Test
    void aRepeatedRequestDoesNotShowTheSecretAgain() {
        Merchant merchant = Merchant.known();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("url", URL, "eventTypes", List.of("*"));

        merchant.call()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201);

        merchant.call()
                .header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(409)
                .body("code", equalTo("already_issued"));
        merchant.call().get(PATH).then().body("data.size()", equalTo(1));
    }

    @Test
    void aListIsPagedByCursorNewestFirst() {
        Merchant merchant = Merchant.known();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(0, merchant.listenAt(URL + i, "*").id());
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = merchant.call()
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("data.id"));
            assertThat(page.getBoolean("hasMore")).isEqualTo(page.getString("nextCursor") != null);
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(ids);
    }

    @ParameterizedTest
    @CsvSource({"/v1/webhook-endpoints", "/v1/events", "/v1/webhook-deliveries"})
    void badPagingIsRefused(String path) {
        Merchant merchant = Shared.MERCHANT;

        merchant.call().get(path + "?cursor=AAAA").then().statusCode(400).body("code", equalTo("invalid_cursor"));
        merchant.call().get(path + "?limit=0").then().statusCode(400);
        merchant.call().get(path + "?limit=101").then().statusCode(400);
        merchant.call().get("/v1/webhook-deliveries?status=lost").then().statusCode(400);
    }

    @Test
    void aChangeTouchesOnlyWhatItNames() {
        Merchant merchant = Merchant.known();
        String id = merchant.listenAt(URL, "session.*").id();

        patch(merchant, id, "{\"description\": \"Shop\"}").statusCode(200).body("description", equalTo("Shop"));
        patch(merchant, id, "{\"url\": \"https://b.example.com/x\"}").statusCode(200);
        patch(merchant, id, "{\"eventTypes\": [\"payment_instrument.created\"]}")
                .statusCode(200);
        patch(merchant, id, "{\"status\": \"disabled\"}").statusCode(200);

        merchant.call()
                .get(PATH + "/" + id)
                .then()
                .body("url", equalTo("https://b.example.com/x"))
                .body("eventTypes", contains("payment_instrument.created"))
                .body("description", equalTo("Shop"))
                .body("status", equalTo("disabled"));
        patch(merchant, id, "{\"status\": \"enabled\", \"description\": \"\"}")
                .body("status", equalTo("enabled"))
                .body("description", nullValue());
        assertThat(Database.row("select sequence from webhook_endpoint where id = ?", id))
                .containsEntry("sequence", 6L);
    }

    @Test
    void aChangeIsCheckedLikeARegistration() {
        Merchant merchant = Shared.MERCHANT;
        String id = merchant.listenAt(URL, "*").id();

        patch(merchant, id, "{\"url\": \"https://127.0.0.1/\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/url"));
        patch(merchant, id, "{\"eventTypes\": [\"x\"]}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/eventTypes/0"));
        patch(merchant, id, "{\"status\": \"gone\"}").statusCode(422).body("errors[0].code", equalTo("unknown_status"));
    }

    @Test
    void aRemovedEndpointIsGone() {
        Merchant merchant = Merchant.known();
        String id = merchant.listenAt(URL, "*").id();

        merchant.call().delete(PATH + "/" + id).then().statusCode(204);

        merchant.call().get(PATH + "/" + id).then().statusCode(404);
        merchant.call().delete(PATH + "/" + id).then().statusCode(404);
        patch(merchant, id, "{\"status\": \"enabled\"}").statusCode(404);
        assertThat(Database.rows("select id from webhook_endpoint where id = ?", id))
                .isEmpty();
    }

    @Test
    void aMerchantHasOnlySoManyEndpoints() {
        Merchant merchant = Merchant.known();
        String id = merchant.listenAt(URL, "*").id();
        Database.update(
                "insert into webhook_endpoint select 'whe_copy_' || n, merchant_id, url, event_types, description, status,"
                        + " sealed_secret, sequence, created_at, updated_at from webhook_endpoint, generate_series(1, 49) n"
                        + " where id = ?",
                id);

        post(merchant, Map.of("url", URL, "eventTypes", List.of("*")))
                .statusCode(409)
                .body("code", equalTo("too_many_endpoints"));
        Database.update("delete from webhook_endpoint where id like 'whe_copy_%'");
    }

    @Test
    void eachOperationNeedsItsScope() {
        Merchant reader = Merchant.known(List.of("webhooks:read"));
        Merchant writer = Merchant.known(List.of("webhooks:write"));
        Map<String, Object> body = Map.of("url", URL, "eventTypes", List.of("*"));

        post(reader, body).statusCode(403);
        patch(reader, "whe_x", "{}").statusCode(403);
        reader.call().delete(PATH + "/whe_x").then().statusCode(403);
        reader.call().get(PATH).then().statusCode(200);
        post(writer, body).statusCode(201);
        for (String path : List.of(PATH, PATH + "/x", "/v1/events", "/v1/events/x", "/v1/webhook-deliveries")) {
            writer.call().get(path).then().statusCode(403);
            given().get(path).then().statusCode(401).contentType("application/problem+json");
        }
    }

    private static ValidatableResponse post(Merchant merchant, Object body) {
        return merchant.call()
                .contentType("application/json")
                .body(body)
                .post(PATH)
                .then();
    }

    private static ValidatableResponse patch(Merchant merchant, String id, String body) {
        return merchant.call()
                .contentType("application/json")
                .body(body)
                .patch(PATH + "/" + id)
                .then();
    }

    /** One merchant for the tests that leave nothing behind; made when the first of them asks. */
    private static final class Shared {
        private static final Merchant MERCHANT = Merchant.known();
    }
}
