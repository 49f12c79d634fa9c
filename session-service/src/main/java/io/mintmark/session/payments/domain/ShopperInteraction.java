package io.mintmark.session.payments.domain;

/** How the card's holder takes part. */
public enum ShopperInteraction {
    /** Gives the card now. */
    ECOMMERCE("Ecommerce"),
    /** Has given it before. */
    CONT_AUTH("ContAuth");

    private final String label;

    ShopperInteraction(String label) {
        this.label = label;
    }

    /** As the API and the events write it. */
    public String label() {
        return label;
    }
}
