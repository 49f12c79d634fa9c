package io.mintmark.platform.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.mintmark.platform.runtime.ServiceName;
import io.mintmark.platform.secret.Keys;
import io.mintmark.platform.servicetoken.ServiceTokenConfig;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * Verifies the JWTs (RFC 7519) of operators and of other services: ES256 only, a key chosen by {@code kid} among the
 * configured ones, exact issuer and audience. A verified token is remembered until it expires, since the signature
 * costs about a millisecond; the first verification runs on a worker thread.
 */
@Singleton
class TokenVerifier {
    /** Somebody whose token holds. */
    record Verified(String subject, Set<String> roles, long expiresAtSecond) {}

    private static final int REMEMBERED = 10_000;

    private final Map<String, JWTAuthContextInfo> services = new HashMap<>();
    private final JWTAuthContextInfo operators;
    private final Vertx vertx;
    private final Cache<String, Verified> verified;

    TokenVerifier(AuthConfig auth, ServiceTokenConfig tokens, ServiceName self, InstantSource clock, Vertx vertx) {
        this.vertx = vertx;
        try {
            for (JsonWebKey key : new JsonWebKeySet(tokens.trustedKeys()).getJsonWebKeys()) {
                PublicKey publicKey = ((PublicJsonWebKey) key).getPublicKey();
                services.put(key.getKeyId(), context(publicKey, key.getKeyId(), self.name()));
            }
            PublicKey operatorKey =
                    PublicJsonWebKey.Factory.newPublicJwk(auth.operatorKey()).getPublicKey();
            operators = context(operatorKey, auth.operatorIssuer(), auth.operatorAudience());
        } catch (JoseException | ClassCastException broken) {
            throw new IllegalArgumentException(
                    "mintmark.auth.operator-key or mintmark.service-tokens.trusted-keys is not a public EC key in JWK form");
        }
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.creating((String token, Verified caller) -> {
                    Duration left =
                            Duration.ofSeconds(caller.expiresAtSecond()).minus(Duration.ofMillis(clock.millis()));
                    return left.compareTo(auth.rememberVerified()) < 0 ? left : auth.rememberVerified();
                }))
                .build();
    }

    private static JWTAuthContextInfo context(PublicKey key, String issuer, String audience) {
        JWTAuthContextInfo context = new JWTAuthContextInfo(key, issuer);
        context.setExpectedAudience(Set.of(audience));
        context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
        context.setClockSkew(5);
        return context;
    }

    /** The caller that the token speaks for; fails with {@link ParseException} for every token that does not hold. */
    Uni<Verified> verify(String token) {
        String fingerprint = Keys.base64Url(Keys.hmac(new byte[] {1}, Keys.utf8(token)));
        Verified known = verified.getIfPresent(fingerprint);
        if (known != null) {
            return Uni.createFrom().item(known);
        }
        return vertx.executeBlocking(() -> parse(token)).invoke(caller -> verified.put(fingerprint, caller));
    }

    private Verified parse(String token) throws ParseException {
        String kid = keyId(token);
        JWTAuthContextInfo service = services.get(kid);
        if (service != null) {
            JsonWebToken jwt = new DefaultJWTParser(service).parse(token);
            return new Verified(kid, Set.of("service:" + kid), jwt.getExpirationTime());
        }
        JsonWebToken jwt = new DefaultJWTParser(operators).parse(token);
        if (!jwt.getGroups().contains(Roles.OPERATOR)) {
            throw new ParseException("not an operator");
        }
        return new Verified(jwt.getName(), Set.of(Roles.OPERATOR), jwt.getExpirationTime());
    }

    private static String keyId(String token) throws ParseException {
        try {
            org.jose4j.jwx.JsonWebStructure parsed = org.jose4j.jwx.JsonWebStructure.fromCompactSerialization(token);
            String kid = parsed.getKeyIdHeaderValue();
            return kid == null ? "" : kid;
        } catch (JoseException broken) {
            throw new ParseException("not a token", broken);
        }
    }
}
