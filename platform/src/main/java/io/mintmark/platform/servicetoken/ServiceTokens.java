package io.mintmark.platform.servicetoken;

import io.mintmark.platform.runtime.ServiceName;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Issues this service's tokens for its calls to others: ES256, one audience each, reused until shortly before they end. */
@Singleton
public class ServiceTokens {
    private record Issued(String token, Instant renewAt) {}

    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final String self;
    private final PrivateKey key;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Vertx vertx;
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();

    ServiceTokens(ServiceName service, ServiceTokenConfig config, InstantSource clock, Vertx vertx) {
        this.self = service.name();
        this.lifetime = config.lifetime();
        this.clock = clock;
        this.vertx = vertx;
        if (lifetime.compareTo(MARGIN.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("mintmark.service-tokens.lifetime is shorter than 2 minutes");
        }
        try {
            this.key =
                    PublicJsonWebKey.Factory.newPublicJwk(config.privateKey()).getPrivateKey();
        } catch (JoseException broken) {
            throw new IllegalArgumentException(
                    "mintmark.service-tokens.private-key is not a private EC key in JWK form");
        }
    }

    /** A token that {@code callee} accepts for at least another minute. */
    public Uni<String> tokenFor(String callee) {
        Issued known = issued.get(callee);
        if (known != null && known.renewAt().isAfter(clock.instant())) {
            return Uni.createFrom().item(known.token());
        }
        return vertx.executeBlocking(() -> issue(callee));
    }

    private String issue(String callee) {
        Instant now = clock.instant();
        String token = Jwt.issuer(self)
                .subject(self)
                .upn(self)
                .audience(callee)
                .issuedAt(now)
                .expiresAt(now.plus(lifetime))
                .jws()
                .keyId(self)
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
        issued.put(callee, new Issued(token, now.plus(lifetime).minus(MARGIN)));
        return token;
    }
}
