package io.mintmark.endtoend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.cluster.Api;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.tenancy.PackagedEndpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference that a running Mintmark serves. */
@OnCluster
class ReferenceIT {
    private final Platform platform;

    ReferenceIT(Platform platform) {
        this.platform = platform;
    }

    /** Apart from the WebSocket, for which OpenAPI has no words. */
    @Test
    void itDescribesEveryEndpointOfTheApiAndNoOther() throws IOException {
        List<String> packaged = PackagedEndpoints.find().keySet().stream()
                .filter(endpoint -> endpoint.contains(" /v1/") && !endpoint.endsWith("/updates"))
                .toList();

        assertThat(platform.api().reference().operations()).containsExactlyInAnyOrderElementsOf(packaged);
    }

    @Test
    void itIsReadOnAPortOfItsOwn() {
        // given
        URI docs = URI.create(platform.cluster().docsUrl());

        // when
        Answer page = platform.api().send(HttpRequest.newBuilder(docs));
        Answer document = platform.api().send(HttpRequest.newBuilder(docs.resolve("/openapi.json")));

        // then
        assertThat(docs.getPort()).isNotEqualTo(URI.create(platform.baseUrl()).getPort());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        assertThat(Api.parse(document.text()))
                .isEqualTo(platform.api().reference().document());
    }
}
