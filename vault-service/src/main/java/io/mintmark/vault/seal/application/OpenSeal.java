package io.mintmark.vault.seal.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.card.domain.SecurityCode;
import io.mintmark.vault.crypto.application.AeadKey;
import io.mintmark.vault.crypto.domain.NotAuthentic;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.seal.domain.SealScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;

/** Opens seals, and records their use, so that one serves one intent only. */
@ApplicationScoped
public class OpenSeal {
    private final SealKeys keys;
    private final SealUses uses;
    private final String environment;

    OpenSeal(SealKeys keys, SealUses uses, Mode mode) {
        this.keys = keys;
        this.uses = uses;
        this.environment = mode.label();
    }

    /**
     * Opens it; 410 {@code seal_expired} if its key is destroyed, 422 {@code invalid_seal} if it was made for another card,
     * merchant or purpose, or changed. Opens a transaction of its own: never ask from within another.
     */
    public Uni<OpenedSeal> open(Seal seal, SealScope scope) {
        return keys.find(seal.keyId()).map(key -> open(seal, scope, key.orElseThrow(OpenSeal::expired)));
    }

    /** Records the use for an intent, within the caller's transaction; 410 {@code seal_expired}, 409 {@code seal_used}. */
    public Uni<Void> use(SqlConnection tx, MerchantId merchant, OpenedSeal seal, String intent, Instant now) {
        if (!now.isBefore(seal.expiresAt())) {
            throw expired();
        }
        return uses.record(tx, merchant, seal.id(), intent, seal.expiresAt())
                .invoke(mine -> {
                    if (!mine) {
                        throw Problem.conflict(
                                "seal_used",
                                "This seal was used for another intent. Ask the payer for the code again.");
                    }
                })
                .replaceWithVoid();
    }

    private OpenedSeal open(Seal seal, SealScope scope, AeadKey key) {
        try {
            SealContent content = SealContent.read(seal.content());
            byte[] code = content.open(key, environment, seal.keyId(), scope);
            try {
                return new OpenedSeal(content.idText(), content.expiresAt(), SecurityCode.of(code));
            } finally {
                Arrays.fill(code, (byte) 0);
            }
        } catch (NotAuthentic foreign) {
            throw Problem.unprocessable(
                    "invalid_seal", "This seal was made for another card, merchant or purpose, or it was changed.");
        }
    }

    private static Problem expired() {
        return Problem.of(410, "seal_expired", "This seal is too old. Ask the payer for the security code again.");
    }
}
