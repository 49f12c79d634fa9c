package io.mintmark.vault.capture.api;

import org.jspecify.annotations.Nullable;

/**
 * A page that only says something.
 *
 * @param kind done, used, ended, expired, unavailable, unknown or refused
 * @param next where the payer can go, or null
 */
record NoticePage(String kind, @Nullable String merchant, @Nullable String next) {}
