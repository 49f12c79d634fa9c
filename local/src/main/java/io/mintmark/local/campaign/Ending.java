package io.mintmark.local.campaign;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a payer's way ended.
 *
 * @param address of the merchant, where the payer was sent; null if that never happened
 * @param bank whose question the payer left unanswered; null if there was none, or it was answered
 */
record Ending(@Nullable String address, @Nullable URI bank) {
    /** The payer was told that there is nothing to pay any more. */
    static final Ending OVER = new Ending(null, null);

    static Ending at(String address) {
        return new Ending(address, null);
    }

    static Ending unanswered(URI bank) {
        return new Ending(null, bank);
    }

    /** What the address says of the payment or session. */
    String status() {
        if (bank != null) {
            return "left at the bank's question";
        }
        return address == null ? "over" : address.replaceAll(".*[?&]status=([a-z_]+).*", "$1");
    }
}
