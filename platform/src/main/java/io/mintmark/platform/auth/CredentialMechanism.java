package io.mintmark.platform.auth;

import io.mintmark.platform.merchant.ApiKeys;
import io.mintmark.platform.problem.Problem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one credential of a request: {@code Basic keyId:secret} (RFC 7617), an API-key secret alone as
 * {@code Bearer} or {@code x-api-key}, or the JWT of an operator or a service as {@code Bearer} (RFC 6750).
 */
@Singleton
class CredentialMechanism implements HttpAuthenticationMechanism {
    private static final String BASIC = "basic ";
    private static final String BEARER = "bearer ";
    /** Every compact JWT begins with the Base64 of an opening brace and a quote. */
    private static final String JWT = "eyJ";

    private final ApiKeys keys;
    private final TokenVerifier tokens;

    CredentialMechanism(ApiKeys keys, TokenVerifier tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null) {
            if (startsWith(authorization, BASIC)) {
                return merchant(basic(authorization.substring(BASIC.length())));
            }
            if (startsWith(authorization, BEARER)) {
                return bearer(authorization.substring(BEARER.length()).strip());
            }
            return failed();
        }
        String apiKey = context.request().getHeader("x-api-key");
        if (apiKey != null) {
            String secret = startsWith(apiKey, BEARER) ? apiKey.substring(BEARER.length()) : apiKey;
            return merchant(keys.bySecret(secret.strip()));
        }
        return Uni.createFrom().nullItem();
    }

    private Uni<SecurityIdentity> bearer(String credential) {
        if (!credential.startsWith(JWT)) {
            return merchant(keys.bySecret(credential));
        }
        return tokens.verify(credential)
                .<SecurityIdentity>map(caller -> QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(caller.subject()))
                        .addRoles(caller.roles())
                        .build())
                .onFailure()
                .transform(refused -> new AuthenticationFailedException());
    }

    private Optional<ApiKeys.Known> basic(String encoded) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
        int colon = decoded.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String keyId = decoded.substring(0, colon);
        return keys.bySecret(decoded.substring(colon + 1))
                .filter(known -> known.keyId().equals(keyId));
    }

    private Uni<SecurityIdentity> merchant(Optional<ApiKeys.Known> found) {
        if (found.isEmpty()) {
            return keys.knowsAll() ? failed() : unknownYet();
        }
        ApiKeys.Known known = found.get();
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(known.keyId()))
                        .addRole(Roles.MERCHANT)
                        .addRoles(known.scopes())
                        .addAttribute(Caller.MERCHANT, known.merchant())
                        .build());
    }

    /** A replica that has just started must not tell a good key that it is wrong. */
    private static <T> Uni<T> unknownYet() {
        return Uni.createFrom().failure(Problem.unavailable("This replica is still starting. Try again shortly."));
    }

    private static <T> Uni<T> failed() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Basic realm=\"mintmark\""));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    /** Before the mechanism of the JWT extension, which would refuse API keys. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }

    @Override
    public @Nullable Uni<io.quarkus.vertx.http.runtime.security.HttpCredentialTransport> getCredentialTransport(
            RoutingContext context) {
        return Uni.createFrom().nullItem();
    }
}
