package io.mintmark.vault.capture.api;

import org.jspecify.annotations.Nullable;

/**
 * A page that only says something.
 *
 * @param paying whether it is about a payment rather than a card to save
 * @param next where the payer can go, or null
 * @param standing where a script asks whether it is time to look again; null if there is nothing to wait for
 */
record NoticePage(
        Notice notice, boolean paying, @Nullable String merchant, @Nullable String next, @Nullable String standing) {}
