package io.mintmark.vault.card.domain;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The month at whose end a card expires. */
public record CardExpiry(int month, int year) {
    private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d{1,2})\\s*[/.\\-\\s]\\s*(\\d{2}|\\d{4})\\s*");
    private static final Pattern RUN_TOGETHER = Pattern.compile("\\s*(\\d{2})(\\d{2}|\\d{4})\\s*");
    private static final int CENTURY = 2000;
    private static final int LONGEST_YEARS = 20;

    public CardExpiry {
        if (month < 1 || month > 12 || year < CENTURY || year > 9999) {
            throw new IllegalArgumentException("not a month");
        }
    }

    /** Reads what people write: {@code 08/29}, {@code 8/2029}, {@code 08-29}, {@code 0829}; empty for anything else. */
    public static Optional<CardExpiry> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            matcher = RUN_TOGETHER.matcher(written);
            if (!matcher.matches()) {
                return Optional.empty();
            }
        }
        int month = Integer.parseInt(matcher.group(1));
        int year = Integer.parseInt(matcher.group(2));
        int full = year < 100 ? CENTURY + year : year;
        return month < 1 || month > 12 || full < CENTURY ? Optional.empty() : Optional.of(new CardExpiry(month, full));
    }

    /** Whether its month is over everywhere on earth: a card is good to the last hour of its month where its holder is. */
    public boolean isPast(Instant now) {
        return YearMonth.of(year, month).isBefore(YearMonth.from(now.atOffset(ZoneOffset.ofHours(-12))));
    }

    /** Whether it is further off than any issuer prints. */
    public boolean isTooFar(Instant now) {
        return year > now.atOffset(ZoneOffset.UTC).getYear() + LONGEST_YEARS;
    }
}
