package io.mintmark.vault.crypto.application;

import com.google.crypto.tink.subtle.Hkdf;
import io.mintmark.platform.secret.Keys;
import io.mintmark.platform.tenancy.MerchantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Tells equal cards of one merchant without keeping the number: HMAC-SHA-256 under a key that HKDF (RFC 5869) derives
 * for each merchant, so that the same card of two merchants cannot be linked. PCI DSS 3.5.1.1: keyed, over the whole number.
 */
@ApplicationScoped
public class Fingerprints {
    /** Version of the master key and of the scheme. */
    public static final int VERSION = 1;

    private static final byte[] CONTEXT = Keys.utf8("pan-fp/v1");
    private static final int LENGTH = 32;

    private final HashKeys keys;

    Fingerprints(HashKeys keys) {
        this.keys = keys;
    }

    /** 43 characters of unpadded base64url. */
    public String of(MerchantId merchant, byte[] digits) {
        byte[] key = keyOf(merchant);
        try {
            return Keys.base64Url(Keys.hmac(key, CONTEXT, digits));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private byte[] keyOf(MerchantId merchant) {
        byte[] info = Keys.utf8("fp|" + VERSION + "|" + merchant);
        try {
            return Hkdf.computeHkdf("HmacSha256", keys.fingerprintMaster(), new byte[0], info, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
