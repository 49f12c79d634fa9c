package io.mintmark.vault.card.application;

import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.crypto.domain.SealedRecord;

/**
 * A card that can be stored.
 *
 * @param fingerprint tells equal cards of this merchant
 * @param fingerprintVersion of the key and the scheme
 */
public record SealedCard(CardFacts facts, String fingerprint, int fingerprintVersion, SealedRecord sealed) {}
