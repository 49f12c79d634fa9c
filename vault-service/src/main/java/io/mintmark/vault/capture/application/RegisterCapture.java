package io.mintmark.vault.capture.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.capture.domain.Capture;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Prepares the card page for a session; once more for the same session changes what it shows and keeps the link. */
@ApplicationScoped
public class RegisterCapture {
    private final Transactions transactions;
    private final Captures captures;
    private final Links links;
    private final Ids ids;

    RegisterCapture(Transactions transactions, Captures captures, Links links, Ids ids) {
        this.transactions = transactions;
        this.captures = captures;
        this.links = links;
        this.ids = ids;
    }

    /**
     * Registers a capture.
     *
     * @param describe makes the capture for a new id
     * @return the id that the session's capture has
     */
    public Uni<String> register(MerchantId merchant, Function<String, Capture> describe) {
        Capture capture = describe.apply(ids.next("cap"));
        return transactions.atOnceAsMerchant(
                merchant, tx -> captures.register(tx, capture, links.hashFor(capture.id())));
    }
}
