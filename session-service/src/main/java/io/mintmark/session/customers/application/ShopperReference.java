package io.mintmark.session.customers.application;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What merchants may call a shopper: a name that tells nobody who that is. */
public final class ShopperReference {
    /** Where it stands in requests. */
    public static final String POINTER = "#/shopperReference";

    private static final Pattern E_MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private ShopperReference() {}

    /** Takes what is wrong. */
    @FunctionalInterface
    public interface Faults {
        void add(String pointer, String code, String detail);
    }

    /** Says what is wrong with one, apart from its length; none is fine. */
    public static void check(Faults faults, @Nullable String reference) {
        if (reference == null) {
            return;
        }
        if (!reference.equals(reference.strip()) || reference.chars().anyMatch(Character::isISOControl)) {
            faults.add(POINTER, "invalid_format", "Give one line without spaces around it.");
        } else if (E_MAIL.matcher(reference).find()) {
            faults.add(POINTER, "personal_data", "Give a name of your own that tells nobody who it is: no e-mail.");
        }
    }
}
