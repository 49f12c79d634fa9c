package io.mintmark.vault.seal.application;

import io.mintmark.platform.runtime.Mode;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.seal.domain.SealScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Seals a security code for one card and one purpose, for a minute, and wipes it whatever happens. */
@ApplicationScoped
public class SealCode {
    private final SealKeys keys;
    private final SealConfig config;
    private final SecureRandom random;
    private final String environment;

    SealCode(SealKeys keys, SealConfig config, SecureRandom random, Mode mode) {
        this.keys = keys;
        this.config = config;
        this.random = random;
        this.environment = mode.label();
    }

    /** The seal; it opens for this scope alone. */
    public Uni<Seal> seal(SealScope scope, SecurityCode code) {
        return keys.current()
                .map(current -> code.lend(digits -> seal(current, scope, digits)))
                .onTermination()
                .invoke(code::close);
    }

    private Seal seal(SealKeys.Current current, SealScope scope, byte[] digits) {
        byte[] id = new byte[SealContent.ID];
        random.nextBytes(id);
        Instant expiresAt = current.now().plus(config.lifetime()).truncatedTo(ChronoUnit.MILLIS);
        SealContent content = SealContent.seal(current.key(), environment, current.id(), scope, id, expiresAt, digits);
        return new Seal(current.id() + "." + content.toBase64Url());
    }
}
