package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.card.application.EntryFault;
import org.jspecify.annotations.Nullable;

/**
 * A sum as the payer typed it.
 *
 * @param text to show again
 * @param currency one of those that may be chosen
 * @param amount what it comes to; null with a fault
 * @param fault why it is none
 */
public record TypedSum(String text, String currency, @Nullable Amount amount, @Nullable EntryFault fault) {}
