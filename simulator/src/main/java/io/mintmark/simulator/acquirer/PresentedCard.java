package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A card as it came: in memory for one request, in no file and no log. */
record PresentedCard(
        String number,
        YearMonth expiry,
        @Nullable String holderName,
        @Nullable String securityCode,
        @Nullable String addressLine1,
        @Nullable String postalCode) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{12,19}");
    private static final Pattern MONTH = Pattern.compile("0[1-9]|1[0-2]");
    private static final Pattern YEAR = Pattern.compile("20[0-9]{2}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{0,100}");
    private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3,4}");
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]{0,250}");
    private static final Pattern POSTAL_CODE = Pattern.compile("[^\\p{Cntrl}]{0,40}");
    private static final int BIN = 6;
    private static final int LAST = 4;

    static PresentedCard of(Fields fields) {
        String number = fields.text("number", NUMBER);
        String month = fields.text("expiryMonth", MONTH);
        String year = fields.text("expiryYear", YEAR);
        return new PresentedCard(
                number,
                YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)),
                fields.optionalText("holderName", NAME),
                fields.optionalText("securityCode", SECURITY_CODE),
                fields.optionalText("addressLine1", LINE),
                fields.optionalText("postalCode", POSTAL_CODE));
    }

    boolean isMastercard() {
        return Brand.of(number) == Brand.MASTERCARD;
    }

    boolean hasAddress() {
        return addressLine1 != null || postalCode != null;
    }

    String last4() {
        return number.substring(number.length() - LAST);
    }

    /** ISO/IEC 7812-1, annex B. */
    boolean hasCheckDigit() {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    /** What the books keep of it. */
    KnownCard known(Hashes hashes) {
        return new KnownCard(number.substring(0, BIN), last4(), expiry, hashes.of("card", number));
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "PresentedCard";
    }
}
