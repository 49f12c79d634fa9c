package io.mintmark.contracts.payment;

import org.jspecify.annotations.Nullable;

/**
 * How the payer was authenticated for an attempt.
 *
 * @param status {@code frictionless}, {@code challenge} while the payer has it to answer, {@code challenged},
 *     {@code failed}, {@code unavailable} or {@code not_enrolled}
 * @param eci the electronic commerce indicator of the authentication, apart from a network token's
 * @param transactionId the authentication's name at the directory
 */
public record ThreeDSecureView(String status, @Nullable String eci, @Nullable String transactionId) {}
