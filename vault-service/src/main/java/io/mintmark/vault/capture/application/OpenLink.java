package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.capture.domain.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what is behind a link. No merchant is known before: this is a look-up under the system role, by id and secret. */
@ApplicationScoped
public class OpenLink {
    private final Transactions transactions;
    private final Captures captures;
    private final Links links;

    OpenLink(Transactions transactions, Captures captures, Links links) {
        this.transactions = transactions;
        this.captures = captures;
        this.links = links;
    }

    /** What the payer finds; empty for a link that is not ours, whichever part of it is wrong. */
    public Uni<Optional<Visit>> open(String captureId, @Nullable String capability) {
        String presented = capability == null ? "" : capability;
        return transactions.atOnceAsSystem(tx -> captures.find(tx, captureId)).map(found -> found.filter(
                        known -> links.opens(presented, known.capabilityHash()))
                .map(Captures.Found::visit));
    }
}
