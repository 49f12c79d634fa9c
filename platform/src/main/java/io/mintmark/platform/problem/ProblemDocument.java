package io.mintmark.platform.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/** A problem as it stands in an answer, for the API's reference. */
public final class ProblemDocument {
    private ProblemDocument() {}

    /** The members in the order in which they are sent. */
    public static Map<String, Object> of(Problem problem, String path, String requestId) {
        ProblemBody body = ProblemBody.of(problem, path, requestId);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", body.type());
        members.put("title", body.title());
        members.put("status", body.status());
        members.put("detail", body.detail());
        members.put("instance", body.instance());
        members.put("code", body.code());
        members.put("requestId", body.requestId());
        if (!body.errors().isEmpty()) {
            members.put(
                    "errors", body.errors().stream().map(ProblemDocument::of).toList());
        }
        return members;
    }

    private static Map<String, Object> of(FieldError error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("pointer", error.pointer());
        members.put("code", error.code());
        members.put("detail", error.detail());
        return members;
    }
}
