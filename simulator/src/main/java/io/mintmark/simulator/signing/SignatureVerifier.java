package io.mintmark.simulator.signing;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.mintmark.simulator.signing.Dictionary.Components;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Says whether a request comes from a holder of a key, is whole, and is not too old: HTTP Message Signatures (RFC 9421)
 * with {@code hmac-sha256}, and Content-Digest (RFC 9530) with {@code sha-256}.
 */
public final class SignatureVerifier {
    private static final String LABEL = "sig1";
    private static final String ALGORITHM = "hmac-sha256";
    private static final Set<String> ALWAYS_COVERED = Set.of("@method", "@target-uri");
    private static final Set<String> COVERED_WITH_BODY = Set.of("content-digest", "content-type");
    /** How far the caller's clock may be before ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final SigningKeys keys;
    private final InstantSource clock;

    public SignatureVerifier(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks it.
     *
     * @return the moment after which it counts no more
     * @throws Refused as a bad signature, or as an expired one if nothing else is wrong with it
     */
    public Instant verify(SignedRequest request) {
        try {
            Components components = components(request);
            requireCoverage(request, components);
            requireDigest(request);
            Instant expires = time(components, "expires");
            if (time(components, "created").isAfter(clock.instant().plus(SKEW))) {
                throw bad("it is of the future");
            }
            if (!MessageDigest.isEqual(signature(request), expected(request, components))) {
                throw bad("it does not fit");
            }
            requireInTime(expires);
            return expires;
        } catch (IllegalArgumentException unreadable) {
            throw bad(String.valueOf(unreadable.getMessage()));
        }
    }

    /** @throws Refused after the moment that {@link #verify} returned */
    public void requireInTime(Instant expires) {
        if (clock.instant().isAfter(expires)) {
            throw new Refused(Reason.EXPIRED_SIGNATURE);
        }
    }

    private static Components components(SignedRequest request) {
        Components components =
                Dictionary.ofComponents(header(request, "signature-input")).get(LABEL);
        if (components == null) {
            throw bad("Signature-Input has no " + LABEL);
        }
        return components;
    }

    private static byte[] signature(SignedRequest request) {
        byte[] signature = Dictionary.ofBytes(header(request, "signature")).get(LABEL);
        if (signature == null) {
            throw bad("Signature has no " + LABEL);
        }
        return signature;
    }

    private static void requireCoverage(SignedRequest request, Components components) {
        Set<String> required = new HashSet<>(ALWAYS_COVERED);
        if (hasBody(request)) {
            required.addAll(COVERED_WITH_BODY);
        }
        if (!components.names().containsAll(required)) {
            throw bad("it has to cover " + List.copyOf(new java.util.TreeSet<>(required)));
        }
    }

    private static void requireDigest(SignedRequest request) {
        if (!hasBody(request)) {
            return;
        }
        byte[] given = Dictionary.ofBytes(header(request, "content-digest")).get("sha-256");
        if (given == null || !MessageDigest.isEqual(given, sha256(request.body()))) {
            throw bad("Content-Digest has no sha-256 of this body");
        }
    }

    private static boolean hasBody(SignedRequest request) {
        return "POST".equals(request.method()) || request.body().length > 0;
    }

    private byte[] expected(SignedRequest request, Components components) {
        Map<String, Object> parameters = components.parameters();
        if (parameters.containsKey("alg") && !ALGORITHM.equals(parameters.get("alg"))) {
            throw bad("the algorithm is not " + ALGORITHM);
        }
        SecretKey key = keys.find(String.valueOf(parameters.get("keyid")));
        if (key == null) {
            throw bad("the key is not known");
        }
        return hmac(key, SignatureBase.of(request, components));
    }

    static byte[] hmac(SecretKey key, String base) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA256", e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static Instant time(Components components, String parameter) {
        if (components.parameters().get(parameter) instanceof Long seconds) {
            return Instant.ofEpochSecond(seconds);
        }
        throw bad("it has no " + parameter);
    }

    private static String header(SignedRequest request, String name) {
        String value = request.header(name);
        if (value == null) {
            throw bad("there is no header " + name);
        }
        return value;
    }

    private static Refused bad(String detail) {
        return new Refused(Reason.BAD_SIGNATURE, detail);
    }
}
