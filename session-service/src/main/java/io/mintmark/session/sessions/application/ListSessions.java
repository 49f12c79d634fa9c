package io.mintmark.session.sessions.application;

import io.mintmark.platform.paging.Cursors;
import io.mintmark.platform.paging.Page;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionQuery;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists a merchant's sessions, the latest first, by cursor or by number of page. */
@Singleton
public class ListSessions {
    /** A page by number, and how many sessions there are in all. */
    public record Numbered(List<Session> data, int page, int size, long total) {}

    private final Transactions transactions;
    private final Sessions sessions;
    private final ExpireSessions expireSessions;
    private final Cursors cursors;

    ListSessions(Transactions transactions, Sessions sessions, ExpireSessions expireSessions, Cursors cursors) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.expireSessions = expireSessions;
        this.cursors = cursors;
    }

    /** The page after the cursor, or the first one. */
    public Uni<Page<Session>> list(MerchantId merchant, SessionQuery query, @Nullable String cursor, int limit) {
        Cursors.Position after = cursor == null ? null : cursors.decode(cursor);
        return transactions
                .asMerchant(
                        merchant,
                        tx -> expireSessions.of(tx, merchant).chain(() -> sessions.list(tx, query, after, limit + 1)))
                .map(rows -> Page.of(
                        rows,
                        limit,
                        last -> cursors.encode(
                                new Cursors.Position(last.createdAt(), last.id().value()))));
    }

    /** A page by its number, counted from 1. */
    public Uni<Numbered> page(MerchantId merchant, SessionQuery query, int page, int size) {
        return transactions.asMerchant(merchant, tx -> expireSessions
                .of(tx, merchant)
                .chain(() -> sessions.count(tx, query))
                .chain(total -> sessions.page(tx, query, (page - 1L) * size, size)
                        .map(rows -> new Numbered(rows, page, size, total))));
    }
}
