package io.mintmark.vault.card.application;

import java.util.regex.Pattern;

/** Which saved card a payer chose. */
public final class ChosenCard {
    private static final Pattern ID = Pattern.compile("[a-z]{1,8}_[0-9A-Za-z]{1,40}");

    private ChosenCard() {}

    /** The id in the form, or an empty text; the form is left as it is. */
    public static String in(byte[] body) {
        // Not closed here: closing wipes the body, and the code in it is still to be read.
        @SuppressWarnings("resource")
        String id = new CardForm(body).text("card");
        return ID.matcher(id).matches() ? id : "";
    }
}
