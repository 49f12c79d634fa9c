package io.mintmark.platform.idempotency;

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
    /** Stands for operators, who are no merchants. */
    public static final MerchantId OPERATOR = new MerchantId(0);
}
