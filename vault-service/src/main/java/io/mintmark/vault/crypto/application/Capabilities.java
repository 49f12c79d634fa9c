package io.mintmark.vault.crypto.application;

import io.mintmark.platform.secret.Keys;
import jakarta.enterprise.context.ApplicationScoped;

/** The secret part of a link to the card page: derived from the capture's id, so that registering again gives the same link. */
@ApplicationScoped
public class Capabilities {
    private static final byte[] CONTEXT = Keys.utf8("card-page/v1|");

    private final HashKeys keys;

    Capabilities(HashKeys keys) {
        this.keys = keys;
    }

    /** 256 bits in 43 characters of unpadded base64url. */
    public String of(String captureId) {
        return Keys.base64Url(Keys.hmac(keys.capabilityKey(), CONTEXT, Keys.utf8(captureId)));
    }
}
