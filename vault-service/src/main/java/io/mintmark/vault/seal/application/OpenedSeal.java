package io.mintmark.vault.seal.application;

import io.mintmark.vault.card.domain.SecurityCode;
import java.time.Instant;

/**
 * An opened seal. Its use must be recorded before the code is sent; close it afterwards.
 *
 * @param id under which its use is recorded
 * @param expiresAt when it may no longer be used, by the database's clock
 */
public record OpenedSeal(String id, Instant expiresAt, SecurityCode code) implements AutoCloseable {
    @Override
    public void close() {
        code.close();
    }
}
