package io.mintmark.contracts;

/** The service that alone writes to a topic. */
public enum Publisher {
    SESSION("session-service"),
    VAULT("vault-service"),
    NETWORK_TOKEN("network-token-service"),
    WEBHOOK("webhook-service");

    private final String service;

    Publisher(String service) {
        this.service = service;
    }

    /** The name of the service, such as {@code session-service}. */
    public String service() {
        return service;
    }

    /** The CloudEvents attribute {@code source}, such as {@code /mintmark/session-service}. */
    public String source() {
        return "/mintmark/" + service;
    }
}
