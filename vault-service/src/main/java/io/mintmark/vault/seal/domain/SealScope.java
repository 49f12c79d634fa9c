package io.mintmark.vault.seal.domain;

/**
 * What a seal is bound to; it opens for nothing else.
 *
 * @param subject the staged card or the instrument that the code belongs to
 * @param purpose the session or payment that it was given for
 */
public record SealScope(long merchantId, String subject, String purpose) {}
