package io.mintmark.local.client;

/**
 * A card that its holder has saved.
 *
 * @param instrument its id
 * @param customer whose it is
 */
record SavedCard(String instrument, String customer) {}
