package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.application.Wish;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.FieldRule;
import io.mintmark.vault.capture.domain.SavedCard;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.instrument.domain.Storage;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.text.Collator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what the page that takes a card shows. */
@Singleton
class FormPages {
    /**
     * What the payer typed before.
     *
     * @param chosen id of the saved card
     * @param wish how much to pay, and whether the card may be kept
     */
    record Typed(String expiry, String name, @Nullable BillingAddress address, String chosen, Wish wish) {
        Typed choosing(String card) {
            return new Typed(expiry, name, address, card, wish);
        }
    }

    private record Named(String code, String name) {}

    private final BrandHints brands;
    private final InstantSource clock;
    private final Map<Language, List<Named>> countries = new ConcurrentHashMap<>();

    FormPages(BrandHints brands, InstantSource clock) {
        this.brands = brands;
        this.clock = clock;
    }

    FormPage of(Capture capture, PayerRequest request, List<SavedCard> saved, Typed typed, Trouble trouble) {
        FormPage.WalletView wallet = saved.isEmpty() ? null : wallet(capture, request, saved, typed.chosen());
        boolean choice = wallet != null && wallet.selectAction() != null;
        // A payer who has just been at the form for a new card finds it open.
        boolean folded = choice && !(trouble.isAny() && !trouble.ofWallet());
        return new FormPage(
                capture.merchantName(),
                capture.storage() == Storage.TEMPORAL,
                amount(capture.verification(), request.language(capture)),
                PayView.of(capture, request, typed.wish()),
                request.address("/cancellations"),
                trouble,
                gone(capture, wallet) ? null : wallet,
                capture.mayCreate() ? entry(capture, request, typed, trouble, folded) : null,
                time(capture, request),
                "removed".equals(request.note()));
    }

    /** A card that alone could pay and cannot is not shown as if it were one to choose from. */
    private static boolean gone(Capture capture, FormPage.@Nullable WalletView wallet) {
        return capture.instrument() != null && wallet != null && wallet.selectAction() == null;
    }

    private EntryView entry(Capture capture, PayerRequest request, Typed typed, Trouble trouble, boolean folded) {
        return new EntryView(
                request.address(""),
                trouble.isAny() && !trouble.ofWallet(),
                typed.expiry(),
                typed.name(),
                capture.nameField().name(),
                capture.securityCodeRequired(),
                capture.addressField().name(),
                typed.address(),
                capture.addressField() == FieldRule.HIDDEN
                        ? List.of()
                        : countries(request.language(capture), typed.address()),
                folded,
                brands.ranges(),
                brands.shapes());
    }

    private static FormPage.WalletView wallet(
            Capture capture, PayerRequest request, List<SavedCard> saved, String chosen) {
        boolean selectable =
                capture.maySelect() && saved.stream().anyMatch(card -> card.use() == SavedCard.Use.POSSIBLE);
        return new FormPage.WalletView(
                saved.stream().map(card -> card(capture, request, card, chosen)).toList(),
                selectable ? request.address("/selections") : null,
                capture.securityCodeRequired());
    }

    static FormPage.WalletCard card(Capture capture, PayerRequest request, SavedCard card, String chosen) {
        return new FormPage.WalletCard(
                card.id(),
                card.brand().id(),
                card.brand().label(),
                card.last4(),
                "%02d/%02d".formatted(card.expMonth(), card.expYear() % 100),
                card.use().name(),
                card.id().equals(chosen),
                capture.mayDelete() ? request.address("/removals") + "&card=" + card.id() : null);
    }

    private FormPage.TimeView time(Capture capture, PayerRequest request) {
        long seconds = Math.max(
                0, Duration.between(clock.instant(), capture.expiresAt()).toSeconds());
        return new FormPage.TimeView(
                seconds,
                (int) ((seconds + 59) / 60),
                capture.extendPath() == null || "limit".equals(request.note()) ? null : request.address("/extensions"),
                request.address(""),
                "extended".equals(request.note()) || "limit".equals(request.note()) ? request.note() : null);
    }

    private static @Nullable String amount(Capture.@Nullable Verification verification, Language language) {
        if (verification == null) {
            return null;
        }
        return Amounts.shown(
                new BigDecimal(verification.total()), Currency.getInstance(verification.currency()), language);
    }

    private List<FormPage.Country> countries(Language language, @Nullable BillingAddress address) {
        String chosen = address == null ? null : address.country();
        return countries.computeIfAbsent(language, FormPages::named).stream()
                .map(country -> new FormPage.Country(
                        country.code(), country.name(), country.code().equals(chosen)))
                .toList();
    }

    private static List<Named> named(Language language) {
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Named(code, new Locale("", code).getDisplayCountry(language.formats())))
                .sorted(Comparator.comparing(Named::name, Collator.getInstance(language.formats())))
                .toList();
    }
}
