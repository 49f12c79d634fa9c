package io.mintmark.local.gateway;

import io.vertx.core.json.JsonObject;

/** What the gateway itself refuses, in the shape that the services use (RFC 9457). */
enum GatewayProblem {
    NOT_FOUND(404, "not_found", "Not found", "There is no such path."),
    BAD_GATEWAY(502, "bad_gateway", "Something went wrong on our side", "The service behind this path did not answer.");

    static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String code;
    private final String title;
    private final String detail;

    GatewayProblem(int status, String code, String title, String detail) {
        this.status = status;
        this.code = code;
        this.title = title;
        this.detail = detail;
    }

    int status() {
        return status;
    }

    /** @param path without a query, which may carry a link's token */
    String body(String path, String requestId) {
        return new JsonObject()
                .put("type", "urn:mintmark:problem:" + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", path)
                .put("code", code)
                .put("requestId", requestId)
                .encode();
    }
}
