package io.mintmark.webhook.egress.domain;

/** Why an attempt got no answer; the labels are stable and readable by API. */
public enum FailureKind {
    /** The URL is not one that webhooks are sent to. No repetition helps. */
    TARGET_REFUSED("target_refused"),
    /** The name resolves to an address that is never connected to. */
    ADDRESS_REFUSED("address_refused"),
    /** The name could not be resolved. */
    DNS("dns"),
    /** No connection, or it was refused or reset. */
    CONNECT("connect"),
    /** The handshake or the certificate failed. */
    TLS("tls"),
    /** The deadline passed. */
    TIMEOUT("timeout"),
    /** The connection ended before an answer, or the answer was no HTTP. */
    PROTOCOL("protocol"),
    /** The sender ended before it could note a result; the receiver may have got the message. */
    INTERRUPTED("interrupted"),
    /** Something of ours is missing, such as a key or the merchant. */
    INTERNAL("internal");

    private final String label;

    FailureKind(String label) {
        this.label = label;
    }

    /** As the API and the table name it. */
    public String label() {
        return label;
    }

    /** Whether another attempt can end differently. */
    public boolean isFinal() {
        return this == TARGET_REFUSED;
    }
}
