package io.mintmark.session.sessions.domain;

/** Whether a card that was paid with is kept. */
public enum Storing {
    DISABLED("disabled"),
    /** If the payer wants that. */
    ASK_FOR_CONSENT("askForConsent"),
    ENABLED("enabled");

    private final String label;

    Storing(String label) {
        this.label = label;
    }

    /** As the API writes it. */
    public String label() {
        return label;
    }

    /**
     * Whether this card is kept.
     *
     * @param consent whether the payer has ticked the box
     */
    public boolean keeps(boolean consent) {
        return switch (this) {
            case DISABLED -> false;
            case ASK_FOR_CONSENT -> consent;
            case ENABLED -> true;
        };
    }
}
