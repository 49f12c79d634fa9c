package io.mintmark.vault.capture.api;

/**
 * Asks whether a saved card is really to be removed.
 *
 * @param action where a yes is sent
 * @param back where a no leads
 */
record RemovalPage(FormPage.WalletCard card, String merchant, String action, String back) {}
