package io.mintmark.webhook.delivery.domain;

import java.util.Set;

/** Where a delivery is in its life, and the moves it may make; whatever is not listed is refused. */
public enum DeliveryState {
    /** Waits for its time. */
    PENDING("pending"),
    /** One sender has it, until the lease runs out. */
    LEASED("leased"),
    /** The receiver answered 2xx. Final. */
    DELIVERED("delivered"),
    /** Given up; only a recovery brings it back. */
    EXHAUSTED("exhausted"),
    /** Its endpoint is disabled; only a recovery brings it back. */
    HELD("held");

    private final String label;

    DeliveryState(String label) {
        this.label = label;
    }

    /** As the API and the table name it. */
    public String label() {
        return label;
    }

    /**
     * The state with this label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DeliveryState of(String label) {
        for (DeliveryState state : values()) {
            if (state.label.equals(label)) {
                return state;
            }
        }
        throw new IllegalArgumentException("not a delivery state");
    }

    /** The states that may follow this one. */
    public Set<DeliveryState> next() {
        return switch (this) {
            case PENDING -> Set.of(LEASED);
            case LEASED -> Set.of(DELIVERED, PENDING, EXHAUSTED, HELD);
            case HELD, EXHAUSTED -> Set.of(PENDING);
            case DELIVERED -> Set.of();
        };
    }
}
