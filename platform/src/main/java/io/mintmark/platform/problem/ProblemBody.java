package io.mintmark.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The members of a problem document (RFC 9457 section 3.1) with our extensions {@code code}, {@code requestId} and {@code errors}. */
@Schema(name = "Problem")
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String requestId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

    static ProblemBody of(Problem problem, String path, String requestId) {
        return new ProblemBody(
                "urn:mintmark:problem:" + problem.code(),
                title(problem.status()),
                problem.status(),
                problem.detail(),
                path,
                problem.code(),
                requestId,
                problem.errors());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 401 -> "The request is not authenticated";
            case 403 -> "The credential does not allow this";
            case 404 -> "Not found";
            case 405 -> "The method is not allowed here";
            case 406 -> "No acceptable representation";
            case 409 -> "The request conflicts with the current state";
            case 410 -> "Gone";
            case 408 -> "The request body is too slow";
            case 413 -> "The request body is too large";
            case 415 -> "The media type is not supported";
            case 422 -> "The request is not valid";
            case 429 -> "Too many requests";
            case 503 -> "Temporarily unavailable";
            default -> status < 500 ? "The request cannot be served" : "Something went wrong on our side";
        };
    }
}
