package io.mintmark.contracts.session;

/**
 * Why a session failed, or why its last attempt was refused.
 *
 * @param reason stable, for programs, such as {@code card_type_not_allowed}
 */
public record FailureView(String reason) {}
