package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.LinkTokens;
import io.mintmark.session.sessions.domain.MerchantAddress;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets a payer in who has the link. It may be followed any number of times until the session ends. */
@Singleton
public class EnterSession {
    private static final String ACTIVE = "active";

    private final Transactions transactions;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final Vault vault;
    private final MerchantDirectory merchants;
    private final PayerLinks links;

    EnterSession(
            Transactions transactions,
            Sessions sessions,
            SessionChanges changes,
            Vault vault,
            MerchantDirectory merchants,
            PayerLinks links) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.changes = changes;
        this.vault = vault;
        this.merchants = merchants;
        this.links = links;
    }

    /** Where to send the payer. Fails when the vault or the database is away. */
    public Uni<Entry> enter(SessionId id, String token) {
        return transactions.asSystem(tx -> sessions.link(tx, id)).chain(link -> link.filter(
                        known -> LinkTokens.opens(token, known.tokenHash()))
                .map(known -> enter(known.merchant(), id))
                .orElseGet(() -> Uni.createFrom().item(new Entry.Unknown())));
    }

    private Uni<Entry> enter(MerchantId id, SessionId sessionId) {
        Optional<MerchantView> merchant = merchants.find(id).map(state -> state.merchant());
        if (merchant.isEmpty() || !merchant.get().status().equals(ACTIVE)) {
            return Uni.createFrom().item(new Entry.Closed());
        }
        String name = merchant.get().name();
        return transactions
                .asMerchant(id, tx -> changes.current(tx, id, sessionId))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES)
                .chain(session -> session.status() == SessionStatus.PENDING
                        ? toCardPage(id, session, name)
                        : Uni.createFrom().item(standing(session, name)));
    }

    private static Entry standing(Session session, String merchantName) {
        return session.status().isFinal() ? new Entry.Ended(session, merchantName) : new Entry.Busy();
    }

    /** The page is prepared first: only then can it be said that the payer opened it. */
    private Uni<Entry> toCardPage(MerchantId merchant, Session session, String merchantName) {
        return vault.register(session, merchantName, origins(session.order().ending()))
                .chain(href -> opened(merchant, session.id())
                        .map(now -> now.status().isFinal()
                                ? new Entry.Ended(now, merchantName)
                                : new Entry.ToCardPage(links.absolute(href))));
    }

    private Uni<Session> opened(MerchantId merchant, SessionId id) {
        return transactions
                .asMerchant(merchant, tx -> markOpened(tx, merchant, id))
                .onFailure(LostRace.class)
                .retry()
                .atMost(LostRace.RETRIES);
    }

    private Uni<Session> markOpened(SqlConnection tx, MerchantId merchant, SessionId id) {
        return changes.current(tx, merchant, id)
                .chain(session -> session.status() == SessionStatus.PENDING
                                && !session.progress().opened()
                        ? changes.open(tx, session)
                        : Uni.createFrom().item(session));
    }

    private static List<String> origins(Ending ending) {
        return Stream.of(ending.defaultUrl(), ending.cancelUrl())
                .filter(Objects::nonNull)
                .map(MerchantAddress::originOf)
                .distinct()
                .toList();
    }
}
