package io.mintmark.vault.instrument.domain;

import java.util.Arrays;

/** How a stored card is to be charged later. */
public enum RecurringModel {
    /** By the payer, who chooses it again. */
    CARD_ON_FILE("CardOnFile"),
    /** By the merchant, at fixed times. */
    SUBSCRIPTION("Subscription"),
    /** By the merchant, when it becomes necessary. */
    UNSCHEDULED_CARD_ON_FILE("UnscheduledCardOnFile");

    private final String wireName;

    RecurringModel(String wireName) {
        this.wireName = wireName;
    }

    /** As the API and the database write it. */
    public String wireName() {
        return wireName;
    }

    /** The model of a stored name. */
    public static RecurringModel of(String wireName) {
        return Arrays.stream(values())
                .filter(model -> model.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recurring model: " + wireName));
    }
}
