package io.mintmark.webhook.endpoint.domain;

/** Whether an endpoint is sent to. Either state may follow the other. */
public enum EndpointStatus {
    ENABLED("enabled"),
    DISABLED("disabled");

    private final String label;

    EndpointStatus(String label) {
        this.label = label;
    }

    /** As the API and the table name it. */
    public String label() {
        return label;
    }

    /**
     * The status with this label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static EndpointStatus of(String label) {
        for (EndpointStatus status : values()) {
            if (status.label.equals(label)) {
                return status;
            }
        }
        throw new IllegalArgumentException("not an endpoint status");
    }
}
