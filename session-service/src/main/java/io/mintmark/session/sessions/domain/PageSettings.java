package io.mintmark.session.sessions.domain;

import org.jspecify.annotations.Nullable;

/**
 * How the card page greets the payer.
 *
 * @param locale a language tag (BCP 47) to show the page in; null lets the browser decide
 * @param fields what to ask for besides the card; null leaves it to the page
 * @param prefill what the merchant knows already
 */
public record PageSettings(@Nullable String locale, @Nullable Fields fields, @Nullable Prefill prefill) {
    /** A page without wishes. */
    public static final PageSettings NONE = new PageSettings(null, null, null);

    /** Which fields the page shows. */
    public record Fields(@Nullable FieldRule cardholderName, @Nullable FieldRule billingAddress) {}

    /** What the page starts with. Personal data: never logged. */
    public record Prefill(@Nullable String cardholderName, @Nullable String email, @Nullable Address billingAddress) {
        @Override
        public String toString() {
            return "Prefill[…]";
        }
    }

    /** A postal address; the country is an ISO 3166-1 alpha-2 code. */
    public record Address(
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String state,
            @Nullable String country) {
        @Override
        public String toString() {
            return "Address[…]";
        }
    }
}
