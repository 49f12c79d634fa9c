package io.mintmark.platform.secret;

import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * The secret that signs a merchant's session callbacks. It is derived (HKDF, RFC 5869) from a master key that
 * session-service, which shows it, and webhook-service, which signs with it, both hold; so it is stored nowhere and
 * no event carries it. Its version travels in {@code merchant.state}.
 */
public final class CallbackSecrets {
    private static final int LENGTH = 32;

    private final byte[] master;

    /** @param master at least 32 bytes, from {@code mintmark.callbacks.master-key} */
    public CallbackSecrets(byte[] master) {
        this.master = master.clone();
    }

    /** In the form of Standard Webhooks: {@code whsec_} and the Base64 of 32 bytes. */
    public String secretOf(long merchant, int version) {
        return "whsec_" + Base64.getEncoder().encodeToString(keyOf(merchant, version));
    }

    /** The bytes that sign. */
    public byte[] keyOf(long merchant, int version) {
        try {
            byte[] info = Keys.utf8("callback/v1|" + merchant + "|" + version);
            return Hkdf.computeHkdf("HmacSha256", master, new byte[0], info, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }
}
