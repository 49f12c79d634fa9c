package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.application.OpenedCard;
import io.mintmark.vault.card.domain.BillingAddress;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.forward.domain.Placeholder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in for the placeholders of one request. Close it to wipe it.
 *
 * @param merchant for whom it is sent; null where nothing is
 * @param address the billing address that goes with the card, where it is known
 */
record CardValues(
        @Nullable MerchantId merchant,
        @Nullable OpenedCard card,
        @Nullable BillingAddress address,
        @Nullable SecurityCode code)
        implements AutoCloseable {
    /** Where nothing is sent. */
    static final CardValues NONE = new CardValues(null, null, null, null);

    /** For destinations that take no card. */
    static CardValues of(MerchantId merchant) {
        return new CardValues(merchant, null, null, null);
    }

    /** Whether there is a value. */
    boolean has(Placeholder placeholder) {
        return switch (placeholder) {
            case CARD_NUMBER, CARD_EXP_MONTH, CARD_EXP_YEAR -> card != null;
            case CARD_HOLDER_NAME, CARD_ADDRESS_LINE1, CARD_POSTAL_CODE -> text(placeholder) != null;
            case CARD_SECURITY_CODE -> code != null;
            case MERCHANT_ID -> merchant != null;
        };
    }

    /** Writes a value as it stands within a JSON string (RFC 8259 section 7). */
    void write(Placeholder placeholder, SecretBytes out) {
        OpenedCard opened = card;
        SecurityCode sealed = code;
        if (placeholder == Placeholder.MERCHANT_ID) {
            out.put(String.valueOf(merchant).getBytes(StandardCharsets.US_ASCII));
        } else if (placeholder == Placeholder.CARD_SECURITY_CODE && sealed != null) {
            sealed.<Boolean>lend(digits -> put(digits, out));
        } else if (opened != null) {
            write(placeholder, opened, out);
        }
    }

    private @Nullable String text(Placeholder placeholder) {
        return switch (placeholder) {
            case CARD_HOLDER_NAME -> card == null ? null : card.holder();
            case CARD_ADDRESS_LINE1 -> address == null ? null : address.line1();
            case CARD_POSTAL_CODE -> address == null ? null : address.postalCode();
            default -> null;
        };
    }

    private void write(Placeholder placeholder, OpenedCard card, SecretBytes out) {
        switch (placeholder) {
            case CARD_NUMBER -> card.<Boolean>lendNumber(digits -> put(digits, out));
            case CARD_EXP_MONTH -> put("%02d", card.expiry().month(), out);
            case CARD_EXP_YEAR -> put("%04d", card.expiry().year(), out);
            case CARD_HOLDER_NAME, CARD_ADDRESS_LINE1, CARD_POSTAL_CODE -> {
                String text = text(placeholder);
                out.put(JsonStringEncoder.getInstance().quoteAsUTF8(text == null ? "" : text));
            }
            case CARD_SECURITY_CODE, MERCHANT_ID -> throw new IllegalStateException("this does not come from the card");
        }
    }

    /** Whether the number's digits satisfy the test; no if there is no card. */
    boolean numberIs(Predicate<byte[]> test) {
        return card != null && card.<Boolean>lendNumber(test::test);
    }

    /** Whether the code's digits satisfy the test; no if there is no code. */
    boolean codeIs(Predicate<byte[]> test) {
        return code != null && code.<Boolean>lend(test::test);
    }

    private static boolean put(byte[] digits, SecretBytes out) {
        out.put(digits);
        return true;
    }

    private static void put(String format, int number, SecretBytes out) {
        out.put(String.format(Locale.ROOT, format, number).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        if (card != null) {
            card.close();
        }
        if (code != null) {
            code.close();
        }
    }

    @Override
    public String toString() {
        return "[card]";
    }
}
