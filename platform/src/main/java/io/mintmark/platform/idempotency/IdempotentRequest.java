package io.mintmark.platform.idempotency;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * What makes two requests the same.
 *
 * @param key the {@code Idempotency-Key} header; null where the caller sent none
 * @param merchant the caller; {@link #OPERATOR} for operators
 * @param operation method and path template, such as {@code POST /v1/sessions}
 * @param body the request as read, to be compared by its JSON; leave a security code out
 */
public record IdempotentRequest(@Nullable String key, MerchantId merchant, String operation, Object body) {
    /**
     * One that moves money, and so is made under a key or not at all.
     *
     * @throws Problem 400 {@code idempotency_key_required}
     */
    public static IdempotentRequest required(@Nullable String key, MerchantId merchant, String operation, Object body) {
        if (key == null || key.isBlank()) {
            throw Problem.badRequest(
                    "idempotency_key_required",
                    "Send an Idempotency-Key: without one a repetition could move money twice.",
                    new FieldError("#", "idempotency_key_required", "A UUID is a good key."));
        }
        return new IdempotentRequest(key, merchant, operation, body);
    }

    /** Stands for operators, who are no merchants. */
    public static final MerchantId OPERATOR = new MerchantId(0);
}
