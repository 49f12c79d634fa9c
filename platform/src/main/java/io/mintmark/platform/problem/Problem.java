package io.mintmark.platform.problem;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request that cannot be served, and why; rendered as {@code application/problem+json} (RFC 9457). */
public final class Problem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<FieldError> errors;
    private final @Nullable Duration retryAfter;

    private Problem(int status, String code, String detail, List<FieldError> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
        this.retryAfter = retryAfter;
    }

    /** Any status that the shorter forms below do not name. */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), null);
    }

    /** The same with what is wrong at certain places. */
    public static Problem of(int status, String code, String detail, List<FieldError> errors) {
        return new Problem(status, code, detail, errors, null);
    }

    /** 400: malformed. */
    public static Problem badRequest(String code, String detail) {
        return of(400, code, detail);
    }

    /** 400: malformed at certain places. */
    public static Problem badRequest(String code, String detail, FieldError... errors) {
        return new Problem(400, code, detail, List.of(errors), null);
    }

    /** 403: the credential is good, but not for this. */
    public static Problem forbidden(String code, String detail) {
        return of(403, code, detail);
    }

    /** 404: there is none, or it is somebody else's; the two look alike. */
    public static Problem notFound(String what) {
        return of(404, "not_found", "There is no such " + what + ".");
    }

    /** 409: the state does not allow it, or it exists already. */
    public static Problem conflict(String code, String detail, FieldError... errors) {
        return new Problem(409, code, detail, List.of(errors), null);
    }

    /** 409 that will pass by itself. */
    public static Problem conflictForNow(String code, String detail, Duration retryAfter) {
        return new Problem(409, code, detail, List.of(), retryAfter);
    }

    /** 422: well-formed values that are not acceptable. */
    public static Problem unprocessable(FieldError... errors) {
        return unprocessable(List.of(errors));
    }

    /** 422: well-formed values that are not acceptable. */
    public static Problem unprocessable(List<FieldError> errors) {
        String detail = errors.size() == 1 ? "1 field needs attention." : errors.size() + " fields need attention.";
        return new Problem(422, "validation_failed", detail, errors, null);
    }

    /** 422 for the request as a whole, with a code of its own. */
    public static Problem unprocessable(String code, String detail, FieldError... errors) {
        return new Problem(422, code, detail, List.of(errors), null);
    }

    /** 429: as much as there may be, until this has passed. */
    public static Problem tooMany(String code, String detail, Duration retryAfter) {
        return new Problem(429, code, detail, List.of(), retryAfter);
    }

    /** 503: try again shortly. */
    public static Problem unavailable(String detail) {
        return new Problem(503, "temporarily_unavailable", detail, List.of(), Duration.ofSeconds(1));
    }

    /** 503: a database, a broker or another service is away. */
    public static Problem outage() {
        return unavailable("A part that this needs is not reachable. Try again shortly.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** What to do about it. */
    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    /** When a repetition makes sense, where that is known. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
