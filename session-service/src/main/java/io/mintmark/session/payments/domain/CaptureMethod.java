package io.mintmark.session.payments.domain;

/** When an approved amount is taken. */
public enum CaptureMethod {
    /** With the approval. */
    AUTOMATIC,
    /** When the merchant says so. */
    MANUAL
}
