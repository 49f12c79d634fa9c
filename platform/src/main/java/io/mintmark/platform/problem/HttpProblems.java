package io.mintmark.platform.problem;

/** Problems that are told by their HTTP status alone. */
final class HttpProblems {
    private HttpProblems() {}

    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.badRequest("malformed_request", "The request could not be read.");
            case 401 -> Problem.of(401, "unauthenticated", "Send a valid API key, or a token that has not expired.");
            case 404 -> Problem.of(404, "not_found", "There is nothing at this address.");
            case 405 -> Problem.of(405, "method_not_allowed", "This address does not take this method.");
            case 406 -> Problem.of(406, "not_acceptable", "Answers are JSON: accept application/json.");
            case 413 -> Problem.of(413, "body_too_large", "The request body is larger than this address takes.");
            case 415 -> Problem.of(415, "unsupported_media_type", "Send the body as application/json.");
            default -> Problem.of(status, "http_" + status, "The request could not be served.");
        };
    }
}
