package io.mintmark.session.tracing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.StubVault;
import io.opentelemetry.api.common.AttributeKey;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What traces keep of payers' links where an operator has switched them on. */
@QuarkusTest
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestProfile(TracesQuarkusTest.Traced.class)
class TracesQuarkusTest {
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.otel.traces.sampler", "always_on");
        }
    }

    @Inject
    SpansSeen spans;

    @Test
    void noSpanKeepsATokenOfALink() {
        JsonPath session = Callers.open(Callers.merchant());
        String id = session.getString("id");
        String token = session.getString("actions[0].href").replaceAll(".*t=", "");

        for (String entry : List.of(
                "/tokenization/" + id,
                "/e/tokenization/" + id,
                "/qr/" + id + ".svg",
                "/challenge/" + id,
                "/challenge/" + id + "/return")) {
            given().redirects().follow(false).get(entry + "?t=" + token + "&locale=en");
        }
        given().get("/v1/sessions/" + id + "/updates?locale=en&t=" + token);
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + RestAssured.port + "/v1/sessions/" + id + "/updates?t=" + token),
                        new WebSocket.Listener() {})
                .join();
        socket.abort();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> spans.all().stream()
                                .map(span -> span.getAttributes().get(AttributeKey.stringKey("url.query")))
                                .filter(query -> "locale=en&t=REDACTED".equals(query) || "t=REDACTED".equals(query))
                                .distinct()
                                .count()
                        == 2);
        assertThat(spans.all()).noneMatch(span -> span.toString().contains(token));
        assertThat(spans.all())
                .noneMatch(span -> String.valueOf(span.getAttributes().get(AttributeKey.stringKey("url.path")))
                        .matches("/(tokenization|e|qr|challenge)/.*"));
    }
}
