package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.capture.domain.Capture;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a payer's request says besides its form.
 *
 * @param capability the link's secret part
 * @param lang the language that the payer chose on the page
 * @param locale the language that the link to the session asked for
 * @param view {@code embedded} within a page of the merchant's
 * @param left how many tries there were before the one that is waited for
 * @param amount what the payer wanted to pay with the card that is waited for
 * @param currency of that amount
 * @param note what has just been done: removed, extended, or limit if no more time was to be had
 * @param acceptLanguage what the payer's browser is set to
 * @param site where the browser says the request came from
 * @param origin the same in an older way
 */
record PayerRequest(
        @PathParam("captureId") String captureId,
        @QueryParam("k") @Nullable String capability,
        @QueryParam("lang") @Nullable String lang,
        @QueryParam("locale") @Nullable String locale,
        @QueryParam("view") @Nullable String view,
        @QueryParam("left") @Nullable String left,
        @QueryParam("amount") @Nullable String amount,
        @QueryParam("currency") @Nullable String currency,
        @QueryParam("note") @Nullable String note,
        @HeaderParam("Accept-Language") @Nullable String acceptLanguage,
        @HeaderParam("Sec-Fetch-Site") @Nullable String site,
        @HeaderParam("Origin") @Nullable String origin) {
    /** What the payer chose on the page counts most, then the merchant's wish, then the link, then the browser. */
    Language language(@Nullable Capture capture) {
        return Language.ofTag(lang)
                .or(() -> Language.ofTag(capture == null ? null : capture.locale()))
                .or(() -> Language.ofTag(locale))
                .or(() -> Language.accepted(acceptLanguage))
                .orElse(Language.DEFAULT);
    }

    /** Whether the page is to stand within another. */
    boolean isEmbedded() {
        return "embedded".equals(view);
    }

    /** Whether a form was sent from our own page. */
    boolean isOurs(String ownOrigin) {
        return SameOrigin.holds(site, origin, ownOrigin);
    }

    /** Where else this visit leads, in the language that was asked for; only for a link that is ours. */
    String address(String below) {
        return addressIn(below, Language.ofTag(lang));
    }

    /** Where a payer waits for the decision on a card. */
    String waitingAddress(@Nullable String triesBefore, @Nullable Amount paying) {
        boolean known = triesBefore != null && triesBefore.matches("[0-9]{1,3}");
        return address("/decision")
                + (known ? "&left=" + triesBefore : "")
                + (paying == null
                        ? ""
                        : "&amount=" + paying.plain() + "&currency="
                                + paying.currency().getCurrencyCode());
    }

    /** What the payer wanted to pay with the card that is waited for, if that makes sense. */
    Optional<Amount> paying() {
        if (amount == null || currency == null || !amount.matches("[0-9]{1,11}(\\.[0-9]{1,4})?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Amount.of(amount, currency));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** How the payer writes numbers. */
    Locale formats(Capture capture) {
        return language(capture).formats();
    }

    /** The page itself, in this language from now on. */
    String addressIn(Language language) {
        return addressIn("", Optional.of(language));
    }

    private String addressIn(String below, Optional<Language> chosen) {
        return "/card/" + captureId + below + "?k=" + (capability == null ? "" : capability)
                + chosen.map(language -> "&lang=" + language.tag())
                        .or(() -> Language.ofTag(locale).map(language -> "&locale=" + language.tag()))
                        .orElse("")
                + (isEmbedded() ? "&view=embedded" : "");
    }
}
