package io.mintmark.platform.openapi;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the platform itself refuses, and which operations it can happen to. */
final class CommonProblems {
    private static final List<Problem> OF_ALL = List.of(
            Problem.of(500, "internal_error", "Something went wrong on our side. Quote the request id to support."),
            Problem.of(502, "bad_gateway", "The service behind this path did not answer."),
            Problem.outage());

    private static final List<Problem> OF_CREDENTIALS = List.of(
            Problem.of(401, "unauthenticated", "Send a valid API key, or a token that has not expired."),
            Problem.forbidden("forbidden", "This credential lacks the scope or role for this operation."));

    private static final List<Problem> OF_BODIES = List.of(
            Problem.badRequest("malformed_json", "The body is not valid JSON."),
            Problem.badRequest(
                    "unknown_field",
                    "The body has a field that this operation does not know.",
                    new FieldError("#/refrenceId", "unknown_field", "Remove this field or mend its name.")),
            Problem.badRequest(
                    "wrong_type",
                    "The body has a value of the wrong type.",
                    new FieldError("#/referenceId", "wrong_type", "See the reference for the type of this field.")),
            Problem.of(408, "body_too_slow", "The request body took too long to come."),
            Problem.of(413, "body_too_large", "The request body is larger than this address takes."),
            Problem.of(415, "unsupported_media_type", "Send the body as application/json."),
            Problem.unprocessable(new FieldError("#/referenceId", "required", "This must not be blank.")));

    private static final List<Problem> OF_IDEMPOTENCY_KEYS = List.of(
            Problem.badRequest(
                    "invalid_idempotency_key",
                    "Idempotency-Key takes 1 to 255 printable ASCII characters.",
                    new FieldError("#", "invalid_idempotency_key", "A UUID is a good key.")),
            Problem.conflictForNow(
                    "idempotency_in_progress", "A request with this key is under way.", Duration.ofSeconds(1)),
            Problem.unprocessable(
                    "idempotency_key_reused", "This key belongs to another request. Use a new key for a new request."));

    private static final Problem NOT_FOUND = Problem.notFound("resource");

    private static final Problem INVALID_PARAMETER = Problem.badRequest(
            "invalid_parameter",
            "A parameter is not valid.",
            new FieldError("#/limit", "out_of_range", "This must be less than or equal to 100."));

    private static final Problem INVALID_CURSOR =
            Problem.badRequest("invalid_cursor", "Use nextCursor of the page before, unchanged.");

    private CommonProblems() {}

    /** Those that this operation can answer with. */
    static List<Problem> of(ApiOperation operation) {
        List<Problem> possible = new ArrayList<>(OF_ALL);
        if (!operation.roles().isEmpty()) {
            possible.addAll(OF_CREDENTIALS);
        }
        if (operation.hasIds()) {
            possible.add(NOT_FOUND);
        }
        if (operation.takes("query")) {
            possible.add(INVALID_PARAMETER);
        }
        if (operation.parameters().stream().anyMatch(parameter -> "cursor".equals(parameter.getName()))) {
            possible.add(INVALID_CURSOR);
        }
        if (operation.takesBody()) {
            possible.addAll(OF_BODIES);
        }
        if (operation.takesIdempotencyKey()) {
            possible.addAll(OF_IDEMPOTENCY_KEYS);
        }
        return possible;
    }

    /** All of them. */
    static List<Problem> all() {
        List<Problem> all = new ArrayList<>(OF_ALL);
        all.addAll(OF_CREDENTIALS);
        all.addAll(OF_BODIES);
        all.addAll(OF_IDEMPOTENCY_KEYS);
        all.addAll(List.of(NOT_FOUND, INVALID_PARAMETER, INVALID_CURSOR));
        return all;
    }
}
