package io.mintmark.session.payments.domain;

/** What a saved card is used for. */
public enum RecurringProcessingModel {
    /** Its holder pays with it again, without entering it. */
    CARD_ON_FILE("CardOnFile"),
    /** The merchant charges it without a schedule. */
    UNSCHEDULED_CARD_ON_FILE("UnscheduledCardOnFile"),
    /** The merchant charges it by a schedule. */
    SUBSCRIPTION("Subscription");

    private final String label;

    RecurringProcessingModel(String label) {
        this.label = label;
    }

    /** As the API, the events and the vault write it. */
    public String label() {
        return label;
    }
}
