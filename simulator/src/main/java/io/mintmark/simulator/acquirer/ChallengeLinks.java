package io.mintmark.simulator.acquirer;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Where payers find the pages of challenges. */
public final class ChallengeLinks {
    static final String PATH = "/3ds/challenges/";

    private static final String MEMBER = "challengeUrl";

    private final @Nullable String publicUrl;

    /** @param publicUrl where payers' browsers reach the simulator; null where that is where its callers do */
    public ChallengeLinks(@Nullable String publicUrl) {
        this.publicUrl = publicUrl;
    }

    static String path(Challenge challenge) {
        return PATH + challenge.id();
    }

    /** The answer with the whole address in place of the path, where it has one. */
    JsonObject complete(HttpServerRequest request, JsonObject answer) {
        String path = answer.getString(MEMBER);
        return path == null ? answer : answer.put(MEMBER, url(request, path));
    }

    String url(HttpServerRequest request, String path) {
        return (publicUrl == null ? request.scheme() + "://" + request.authority() : publicUrl) + path;
    }
}
