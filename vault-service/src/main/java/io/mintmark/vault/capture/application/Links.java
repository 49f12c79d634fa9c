package io.mintmark.vault.capture.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.vault.crypto.application.Capabilities;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Links to the card page. The database holds a hash of the secret part: whoever reads it can open no page. */
@ApplicationScoped
public class Links {
    private final Capabilities capabilities;

    Links(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** The address of a capture's page, from the root of the public URL. */
    public String hrefOf(String captureId) {
        return "/card/" + captureId + "?k=" + capabilities.of(captureId);
    }

    byte[] hashFor(String captureId) {
        return hash(capabilities.of(captureId));
    }

    boolean opens(String presented, byte[] expectedHash) {
        return MessageDigest.isEqual(hash(presented), expectedHash);
    }

    private static byte[] hash(String capability) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Keys.utf8(capability));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
