package io.mintmark.vault.forward.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.vault.forward.domain.Signing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Signs requests: HTTP Message Signatures (RFC 9421, {@code hmac-sha256}) over a Content-Digest (RFC 9530, {@code sha-256}). */
final class HttpSignature {
    private static final String LABEL = "sig1";

    private HttpSignature() {}

    /**
     * The header fields that a signed request has more.
     *
     * @param headers fields of the request that are signed as well, their names in small letters
     * @param expires after which the destination must refuse the request; whole seconds
     */
    static Map<String, String> headers(
            Signing signing, String method, String url, Map<String, String> headers, Instant created, Instant expires) {
        Map<String, String> components = new LinkedHashMap<>();
        components.put("@method", method);
        components.put("@target-uri", url);
        components.putAll(headers);
        String parameters = covered(components) + ";created=" + created.getEpochSecond() + ";expires="
                + expires.getEpochSecond() + ";keyid=\"" + signing.keyId() + "\";alg=\"hmac-sha256\"";
        return Map.of(
                "Signature-Input",
                LABEL + "=" + parameters,
                "Signature",
                LABEL + "=:" + sign(signing.key(), components, parameters) + ":");
    }

    /** The value of the Content-Digest field. */
    static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Base64 of the signature over the signature base (RFC 9421 section 2.5). */
    static String sign(byte[] key, Map<String, String> components, String parameters) {
        String base = components.entrySet().stream()
                        .map(component -> "\"" + component.getKey() + "\": " + component.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\"@signature-params\": " + parameters;
        return Base64.getEncoder().encodeToString(Keys.hmac(key, base.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String covered(Map<String, String> components) {
        return components.keySet().stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(" ", "(", ")"));
    }
}
