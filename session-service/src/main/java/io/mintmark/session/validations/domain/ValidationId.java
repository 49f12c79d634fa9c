package io.mintmark.session.validations.domain;

/** The id of a validation: {@code val_…}. It is for the books and the acquirer; merchants name the card. */
public record ValidationId(String value) {
    /** Before the underscore. */
    public static final String PREFIX = "val";

    @Override
    public String toString() {
        return value;
    }
}
