package io.mintmark.platform.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Keys made anew for each test JVM, and the tokens that they sign. */
public final class TestKeys {
    private static final List<String> SERVICES = List.of("session", "vault", "network-token", "webhook");
    private static final Map<String, PublicJsonWebKey> KEYS = new HashMap<>();
    private static final String PEPPER = random();
    private static final Map<String, String> SYMMETRIC = Map.of(
            "mintmark.cursors.key", random(),
            "mintmark.sessions.link-key", random(),
            "mintmark.callbacks.master-key", random(),
            "mintmark.webhook.secret-key", random());

    static {
        SERVICES.forEach(service -> KEYS.put(service, key(service)));
        KEYS.put("operator", key("operator"));
    }

    private TestKeys() {}

    /** The settings of whichever service runs; its private key is chosen by {@code mintmark.service} when asked. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(SYMMETRIC);
        settings.put("mintmark.auth.pepper", PEPPER);
        settings.put("mintmark.auth.operator-key", publicJson("operator"));
        settings.put(
                "mintmark.service-tokens.trusted-keys",
                new JsonWebKeySet(SERVICES.stream().map(TestKeys::of).toList()).toJson(OutputControlLevel.PUBLIC_ONLY));
        SERVICES.forEach(service -> settings.put(
                "mintmark.test.private-key." + service, of(service).toJson(OutputControlLevel.INCLUDE_PRIVATE)));
        settings.put("mintmark.service-tokens.private-key", "${mintmark.test.private-key.${mintmark.service}}");
        return settings;
    }

    /** Base64 of the pepper, to hash the secrets of test merchants. */
    public static String pepper() {
        return PEPPER;
    }

    /** Base64 of the key with this property name. */
    public static String symmetric(String property) {
        return Objects.requireNonNull(SYMMETRIC.get(property));
    }

    /** A token by which {@code caller} calls {@code callee}. */
    public static String serviceToken(String caller, String callee) {
        return token(caller, caller, callee, Set.of(), 300);
    }

    /** A token of an operator. */
    public static String operatorToken() {
        return token("operator", "mintmark-operator", "mintmark", Set.of("operator"), 300);
    }

    /** Any token, to see bad ones refused. */
    public static String token(String signer, String issuer, String audience, Set<String> groups, long secondsToLive) {
        try {
            PrivateKey key = of(signer).getPrivateKey();
            return Jwt.issuer(issuer)
                    .subject(issuer)
                    .upn(issuer)
                    .audience(audience)
                    .groups(groups)
                    .issuedAt(Instant.now().minusSeconds(600))
                    .expiresAt(Instant.now().plusSeconds(secondsToLive))
                    .jws()
                    .keyId(signer)
                    .algorithm(SignatureAlgorithm.ES256)
                    .sign(key);
        } catch (RuntimeException failed) {
            throw new IllegalStateException("the token could not be signed", failed);
        }
    }

    private static PublicJsonWebKey of(String id) {
        return Objects.requireNonNull(KEYS.get(id), id);
    }

    private static PublicJsonWebKey key(String id) {
        try {
            EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId(id);
            return key;
        } catch (JoseException failed) {
            throw new IllegalStateException("no key could be made", failed);
        }
    }

    private static String publicJson(String id) {
        return of(id).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
