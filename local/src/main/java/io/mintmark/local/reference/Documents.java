package io.mintmark.local.reference;

import io.mintmark.local.plan.Service;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What each service said of itself when it last started; a service that is down keeps its pages. */
public final class Documents {
    private static final Logger LOG = Logger.getLogger(Documents.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Map<Service, JsonObject> known = new EnumMap<>(Service.class);
    private final String baseUrl;
    private volatile @Nullable String merged;

    /** @param baseUrl where merchants find the API */
    public Documents(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Asks a service that has started, and merges anew. A reference that fails keeps nothing else from starting. */
    public void learn(Service service, String managementUrl) {
        try {
            learn(service, ask(managementUrl));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.WARNING, "no reference of " + service.module(), failure);
        }
    }

    private JsonObject ask(String managementUrl) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(managementUrl + "/q/openapi.json"))
                .timeout(PATIENCE)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != OK) {
            throw new IOException("it answered " + answer.statusCode());
        }
        return new JsonObject(answer.body());
    }

    synchronized void learn(Service service, JsonObject document) {
        known.put(service, document);
        merged = MergedDocument.of(known.values(), baseUrl).encode();
    }

    /** The document; null until a first service has started. */
    @Nullable String merged() {
        return merged;
    }
}
