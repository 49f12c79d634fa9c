package io.mintmark.local.merchant;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** The JWT that an operator calls the API with. */
public final class OperatorToken {
    /** How long one is good for. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private OperatorToken() {}

    /** Signs one, ES256, good from {@code now} on. */
    public static String sign(PublicJsonWebKey key, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("mintmark-operator");
        claims.setAudience("mintmark");
        claims.setSubject("local");
        claims.setStringListClaim("groups", "operator");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFETIME).getEpochSecond()));
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setHeader("typ", "JWT");
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign an operator token", e);
        }
    }
}
