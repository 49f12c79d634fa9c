package io.mintmark.vault.card.application;

/** What stands in a field of a posted form that has nothing of a card in it. */
public final class FormField {
    private FormField() {}

    /** The text, trimmed, or an empty one; the form is left as it is. */
    public static String text(byte[] body, String field) {
        // Not closed here: closing wipes the body, and the card in it is still to be read.
        @SuppressWarnings("resource")
        CardForm form = new CardForm(body);
        return form.text(field);
    }
}
