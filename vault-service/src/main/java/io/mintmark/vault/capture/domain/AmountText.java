package io.mintmark.vault.capture.domain;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount as a person writes it, with a comma or a dot. Where one mark could mean two things the payer's language decides;
 * what is still no sensible number is refused rather than guessed, because a guess here costs a thousand times too much.
 */
public final class AmountText {
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");
    private static final Pattern SHAPE = Pattern.compile("[0-9]+([.,][0-9]+)*");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}([.,][0-9]{3})+");
    /** Twelve digits and more could be a card number in the wrong field. */
    private static final int MOST_DIGITS = 11;

    private AmountText() {}

    /**
     * Reads it.
     *
     * @param decimalMark the mark before decimals in the payer's language
     */
    public static Optional<BigDecimal> read(String text, char decimalMark) {
        String compact = SPACES.matcher(text).replaceAll("");
        if (!SHAPE.matcher(compact).matches() || compact.replaceAll("[.,]", "").length() > MOST_DIGITS) {
            return Optional.empty();
        }
        int mark = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
        if (mark < 0) {
            return Optional.of(new BigDecimal(compact));
        }
        return isDecimal(compact, mark, decimalMark)
                ? withDecimals(compact.substring(0, mark), compact.charAt(mark), compact.substring(mark + 1))
                : grouped(compact);
    }

    /** Whether decimals follow the last mark. */
    private static boolean isDecimal(String text, int last, char decimalMark) {
        char mark = text.charAt(last);
        boolean another = text.indexOf(mark == '.' ? ',' : '.') >= 0;
        boolean repeated = text.indexOf(mark) != last;
        if (another || repeated) {
            return !repeated;
        }
        return mark == decimalMark || !THOUSANDS.matcher(text).matches();
    }

    private static Optional<BigDecimal> withDecimals(String whole, char mark, String decimals) {
        boolean plain = whole.indexOf('.') < 0 && whole.indexOf(',') < 0;
        boolean thousands = whole.indexOf(mark) < 0 && THOUSANDS.matcher(whole).matches();
        return plain || thousands
                ? Optional.of(new BigDecimal(whole.replaceAll("[.,]", "") + "." + decimals))
                : Optional.empty();
    }

    private static Optional<BigDecimal> grouped(String text) {
        boolean oneMark = text.indexOf('.') < 0 || text.indexOf(',') < 0;
        return oneMark && THOUSANDS.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replaceAll("[.,]", "")))
                : Optional.empty();
    }
}
