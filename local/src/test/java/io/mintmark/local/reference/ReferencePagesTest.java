package io.mintmark.local.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.FreePorts;
import io.mintmark.local.plan.Service;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReferencePagesTest {
    private final int port = FreePorts.find(1, new SecureRandom()).reference();
    private final Vertx vertx = Vertx.vertx();
    private final Documents documents = new Documents("http://127.0.0.1:8080");
    private final ReferencePages pages = new ReferencePages(vertx, documents);
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws Exception {
        pages.open(port);
    }

    @AfterEach
    void close() throws Exception {
        pages.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void everyFileOfThePageIsServedFromHere() throws Exception {
        // when
        HttpResponse<String> page = get("/docs");

        // then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; script-src 'self';");
        assertThat(page.body()).doesNotContain("http://", "https://");
        var files = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page.body());
        int served = 0;
        while (files.find()) {
            if (!files.group(1).equals(ReferencePages.DOCUMENT)) {
                assertThat(get(files.group(1)).statusCode()).as(files.group(1)).isEqualTo(200);
                served++;
            }
        }
        assertThat(served).isEqualTo(3);
    }

    @Test
    void theDocumentIsThereOnceAServiceHasStarted() throws Exception {
        // given
        assertThat(get("/openapi.json").statusCode()).isEqualTo(503);

        // when
        documents.learn(
                Service.SESSION, new JsonObject().put("paths", new JsonObject().put("/v1/sessions", new JsonObject())));

        // then
        HttpResponse<String> document = get("/openapi.json");
        assertThat(document.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(new JsonObject(document.body()).getJsonObject("paths").fieldNames())
                .containsExactly("/v1/sessions");
    }

    @Test
    void whatAServiceSaysAnewReplacesWhatItSaidBefore() throws Exception {
        // given
        documents.learn(
                Service.SESSION, new JsonObject().put("paths", new JsonObject().put("/v1/old", new JsonObject())));

        // when
        documents.learn(
                Service.SESSION, new JsonObject().put("paths", new JsonObject().put("/v1/new", new JsonObject())));

        // then
        assertThat(new JsonObject(get("/openapi.json").body())
                        .getJsonObject("paths")
                        .fieldNames())
                .containsExactly("/v1/new");
    }
}
