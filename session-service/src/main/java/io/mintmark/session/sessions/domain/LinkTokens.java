package io.mintmark.session.sessions.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The 256-bit tokens in payers' links. A token is the HMAC-SHA-256 (RFC 2104) of what it opens, by its id, under a key of
 * ours, so the link can be shown again while the table holds nothing but the token's SHA-256, or nothing at all.
 */
public final class LinkTokens {
    private static final String OF_SESSIONS = "session-link/v1";
    private static final int TOKEN_CHARACTERS = 43;

    private final SecretKeySpec key;
    private final byte[] context;

    /**
     * Those of sessions.
     *
     * @param key at least 32 bytes
     */
    public LinkTokens(byte[] key) {
        this(key, OF_SESSIONS);
    }

    /**
     * Those of something else.
     *
     * @param key at least 32 bytes
     * @param context names the kind of link: the same key makes other tokens for each
     */
    public LinkTokens(byte[] key, String context) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a link key has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.context = context.getBytes(StandardCharsets.US_ASCII);
    }

    /** The token of this session's links: unpadded URL-safe Base64. */
    public String tokenOf(SessionId id) {
        return tokenOf(id.value());
    }

    /** The token of links to what has this id. */
    public String tokenOf(String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(context);
            byte[] token = mac.doFinal(id.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    /** What is stored in the token's place. */
    public byte[] hashOf(SessionId id) {
        return hash(tokenOf(id));
    }

    /** Whether the presented token is that of this id; takes the same time for every wrong one. */
    public boolean isTokenOf(String presented, String id) {
        return opens(presented, hash(tokenOf(id)));
    }

    /** Whether the presented token is the one behind the stored hash; takes the same time for every wrong one. */
    public static boolean opens(String presented, byte[] storedHash) {
        boolean plausible = presented.length() == TOKEN_CHARACTERS;
        return MessageDigest.isEqual(hash(plausible ? presented : ""), storedHash) && plausible;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
