package io.mintmark.vault.card.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.CardBytes;
import io.mintmark.vault.card.domain.CardEntry;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.crypto.application.Fingerprints;
import io.mintmark.vault.crypto.application.KeyRing;
import io.mintmark.vault.crypto.domain.SealedRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;

/** Seals cards for an instrument, and seals them anew for another one of the same merchant. */
@ApplicationScoped
public class SealCards {
    static final String FIELD = "card";

    private final BinTable bins;
    private final Fingerprints fingerprints;
    private final Ids ids;

    SealCards(BinTable bins, Fingerprints fingerprints, Ids ids) {
        this.bins = bins;
        this.fingerprints = fingerprints;
        this.ids = ids;
    }

    /** Seals a card for the instrument that it is to become. The caller closes the card. */
    public SealedCard seal(KeyRing keys, MerchantId merchant, String instrumentId, CardEntry card) {
        return new SealedCard(
                bins.factsOf(card.pan(), card.expiry()),
                card.pan().lend(digits -> fingerprints.of(merchant, digits)),
                Fingerprints.VERSION,
                write(keys, instrumentId, card));
    }

    /** Opens a card sealed for one instrument and seals it for another under a fresh key. */
    public SealedRecord reseal(KeyRing keys, SealedRecord sealed, String from, String to) {
        byte[] plaintext = keys.open(sealed, from, FIELD);
        try (CardEntry card = CardBytes.read(plaintext)) {
            return write(keys, to, card);
        }
    }

    /** Opens an instrument's card and seals it with another expiry under a fresh key. */
    public SealedRecord renew(KeyRing keys, SealedRecord sealed, String instrumentId, CardExpiry expiry) {
        try (CardEntry card = CardBytes.read(keys.open(sealed, instrumentId, FIELD))) {
            return write(keys, instrumentId, new CardEntry(card.pan(), expiry, card.holder()));
        }
    }

    private SealedRecord write(KeyRing keys, String instrumentId, CardEntry card) {
        byte[] plaintext = CardBytes.write(card);
        try {
            return keys.seal(ids.next("dek"), instrumentId, FIELD, plaintext);
        } finally {
            Arrays.fill(plaintext, (byte) 0);
        }
    }
}
