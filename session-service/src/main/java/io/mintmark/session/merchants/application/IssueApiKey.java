package io.mintmark.session.merchants.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.merchant.ApiKeys;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.platform.tenancy.RegisterTransactions;
import io.mintmark.session.merchants.domain.ApiKey;
import io.mintmark.session.merchants.domain.ApiKeySecret;
import io.mintmark.session.merchants.domain.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** Gives a merchant a further API key. */
@Singleton
public class IssueApiKey {
    /** A new key and, this one time, its secret. */
    public record Issued(ApiKey key, ApiKeySecret secret) {}

    private final RegisterTransactions transactions;
    private final MerchantChanges changes;
    private final Idempotency idempotency;
    private final ApiKeys hashes;
    private final Ids ids;
    private final Mode mode;
    private final SecureRandom random;
    private final InstantSource clock;

    IssueApiKey(
            RegisterTransactions transactions,
            MerchantChanges changes,
            Idempotency idempotency,
            ApiKeys hashes,
            Ids ids,
            Mode mode,
            SecureRandom random,
            InstantSource clock) {
        this.transactions = transactions;
        this.changes = changes;
        this.idempotency = idempotency;
        this.hashes = hashes;
        this.ids = ids;
        this.mode = mode;
        this.random = random;
        this.clock = clock;
    }

    /** Issues the key once per idempotency key; fails with {@code TooManyKeys} while two are live. */
    public Uni<Issued> issue(long merchant, List<Scope> scopes, IdempotentRequest request) {
        ApiKeySecret secret = ApiKeySecret.generate(mode.label(), random);
        ApiKey key = new ApiKey(ids.next(ApiKey.PREFIX), hashes.hash(secret.reveal()), scopes, clock.instant());
        return transactions.asSystem(session -> idempotency.once(
                session,
                request,
                key.id(),
                () -> changes.change(session, merchant, owner -> owner.withKey(key))
                        .replaceWith(new Issued(key, secret)),
                ShownOnce::refuse));
    }
}
