package io.mintmark.contracts.payment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One authorization that was tried for a payment.
 *
 * @param credential {@code card}, {@code network_token} or {@code external}
 * @param result {@code pending}, {@code approved}, {@code declined}, {@code not_sent} or {@code reversed}
 * @param reason why it was declined
 * @param avs how the billing address compared: {@code Y} all, {@code A} the line alone, {@code Z} the postal code alone,
 *     {@code N} neither
 * @param cvc how the security code compared: {@code M} matches, {@code N} does not
 * @param eci the electronic commerce indicator of a network token, where there is one
 * @param threeDSecure how the payer was authenticated; null where nobody was asked to
 */
public record AttemptView(
        String id,
        String credential,
        String result,
        @Nullable String reason,
        @Nullable String avs,
        @Nullable String cvc,
        @Nullable String eci,
        Instant at,
        @Nullable ThreeDSecureView threeDSecure) {}
