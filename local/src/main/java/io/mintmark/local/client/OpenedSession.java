package io.mintmark.local.client;

/**
 * A session that waits for its payer.
 *
 * @param link the payer's, from the merchant's answer
 * @param cardNumber of a card that its customer has not saved yet
 */
public record OpenedSession(String id, String customerId, String link, String cardNumber) {
    /** Keeps link and number out of logs. */
    @Override
    public String toString() {
        return "OpenedSession[" + id + "]";
    }
}
