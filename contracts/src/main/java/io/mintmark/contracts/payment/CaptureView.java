package io.mintmark.contracts.payment;

/**
 * How a payment is captured.
 *
 * @param method {@code automatic} with the authorization, {@code manual} by the merchant's calls
 */
public record CaptureView(String method) {}
