package io.mintmark.vault.crypto.application;

/**
 * Keys for keyed hashes. They come from where the root key comes from and never enter the database: whoever stole the
 * database could otherwise try out the hundred thousand numbers that a BIN and four last digits leave.
 */
public interface HashKeys {
    /** Master of the merchants' fingerprint keys, version 1. */
    byte[] fingerprintMaster();

    /** Signs the capability in a link to the card page. */
    byte[] capabilityKey();
}
