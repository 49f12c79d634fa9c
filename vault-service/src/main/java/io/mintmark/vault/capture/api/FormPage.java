package io.mintmark.vault.capture.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page that takes a card.
 *
 * @param temporal whether the card is kept for a short while only
 * @param verification what is held and released at once, such as {@code USD 1.00}; null if nothing is
 * @param pay what is paid; null where a card is only saved
 * @param cancelAction where the cancel button is sent
 * @param trouble what went wrong before
 * @param wallet saved cards to show; null if there are none
 * @param entry the form for a new card; null if none may be entered
 * @param removed whether a saved card was just removed
 */
record FormPage(
        String merchant,
        boolean temporal,
        @Nullable String verification,
        @Nullable PayView pay,
        String cancelAction,
        Trouble trouble,
        @Nullable WalletView wallet,
        @Nullable EntryView entry,
        TimeView time,
        boolean removed) {
    /** Whether this is for choosing a saved card in the first place. */
    public boolean isChoice() {
        return wallet != null && wallet.selectAction() != null;
    }

    /** Whether money is taken. */
    public boolean isPaying() {
        return pay != null && pay.takesMoney();
    }

    /** Whether the one card that could pay cannot any more. */
    public boolean isGone() {
        return pay != null && pay.single() && !isChoice();
    }

    /** The titles' part of speech: what the page is for. */
    public String purpose() {
        if (isGone()) {
            return "gone";
        }
        if (isPaying() && (isChoice() || entry != null)) {
            return "pay";
        }
        return isChoice() ? "choose" : entry != null ? "save" : wallet != null ? "look" : "none";
    }

    /** A country of the list. */
    record Country(String code, String name, boolean chosen) {}

    /**
     * A saved card.
     *
     * @param label brand and last four digits
     * @param expiry as it stands on cards
     * @param use POSSIBLE, EXPIRED or NOT_ACCEPTED
     * @param removal where it can be removed; null where it cannot
     */
    record WalletCard(
            String id,
            String brand,
            String label,
            String last4,
            String expiry,
            String use,
            boolean chosen,
            @Nullable String removal) {
        /** Whether it can be chosen. */
        public boolean isUsable() {
            return use.equals("POSSIBLE");
        }
    }

    /**
     * The customer's saved cards.
     *
     * @param selectAction where a choice is sent; null if none can be made
     * @param code whether the security code is asked for
     */
    record WalletView(List<WalletCard> cards, @Nullable String selectAction, boolean code) {}

    /**
     * How much time there is.
     *
     * @param seconds until the session ends
     * @param minutes the same, rounded up
     * @param extendAction where more is asked for; null where none is to be had
     * @param page where to look once it is over
     * @param note {@code extended} or {@code limit} after it was asked for; null otherwise
     */
    record TimeView(long seconds, int minutes, @Nullable String extendAction, String page, @Nullable String note) {
        /** When a browser without scripts looks again. */
        public long reload() {
            return seconds + 1;
        }
    }
}
