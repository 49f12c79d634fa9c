package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** An answer that settles a request, whatever it says. */
record Reply(int status, String body, @Nullable String location) {
    private static final int OK = 200;
    private static final int CREATED = 201;

    static Reply of(HttpResponse<String> response) {
        return new Reply(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(null));
    }

    boolean isDone() {
        return status == OK || status == CREATED;
    }

    JsonObject json() {
        return new JsonObject(body);
    }

    /** The problem's code; empty if there is none. */
    String code() {
        return body.startsWith("{") ? String.valueOf(json().getString("code")) : "";
    }
}
