package io.mintmark.vault.capture.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.SavedCard;
import io.mintmark.vault.card.domain.BinTable;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.instrument.application.Instruments;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.Status;
import io.mintmark.vault.instrument.domain.Storage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The saved cards that a visit may show: those of the session's customer that can be used. A session that saves cards to
 * keep does not offer those that are about to be deleted. Where one card is to pay, it is the only one, whoever's it is:
 * session-service has chosen it. Whatever else an id names is as if it were not there.
 */
@ApplicationScoped
public class SavedCards {
    private static final int MOST = 50;

    private final Transactions transactions;
    private final Instruments instruments;
    private final BinTable bins;
    private final InstantSource clock;

    SavedCards(Transactions transactions, Instruments instruments, BinTable bins, InstantSource clock) {
        this.transactions = transactions;
        this.instruments = instruments;
        this.bins = bins;
        this.clock = clock;
    }

    /** All of them, the youngest first; none where the session does not list them. */
    public Uni<List<SavedCard>> of(Capture capture) {
        String only = capture.instrument();
        if (only != null) {
            return find(capture, only).map(card -> card.stream().toList());
        }
        String customer = capture.customerId();
        if (customer == null || !capture.mayList()) {
            return Uni.createFrom().item(List.of());
        }
        MerchantId merchant = new MerchantId(capture.merchantId());
        return transactions
                .atOnceAsMerchant(merchant, tx -> instruments.list(tx, merchant, customer, null, MOST))
                .map(found -> found.stream()
                        .filter(instrument -> isShown(capture, instrument))
                        .map(instrument -> shown(capture, instrument))
                        .toList());
    }

    /** One of them. */
    public Uni<Optional<SavedCard>> find(Capture capture, String id) {
        if (!capture.mayList() && !id.equals(capture.instrument())) {
            return Uni.createFrom().item(Optional.empty());
        }
        MerchantId merchant = new MerchantId(capture.merchantId());
        return transactions
                .atOnceAsMerchant(merchant, tx -> instruments.find(tx, merchant, id))
                .map(found -> found.filter(instrument -> isShown(capture, instrument))
                        .map(instrument -> shown(capture, instrument)));
    }

    private boolean isShown(Capture capture, Instrument instrument) {
        if (instrument.status() != Status.ACTIVE || instrument.hasEnded(clock.instant())) {
            return false;
        }
        if (capture.instrument() != null) {
            return capture.instrument().equals(instrument.id());
        }
        return capture.customerId() != null
                && capture.customerId().equals(instrument.customerId())
                && (capture.storage() == Storage.TEMPORAL || instrument.storage() == Storage.STORE);
    }

    private SavedCard shown(Capture capture, Instrument instrument) {
        CardFacts facts = instrument.card();
        return new SavedCard(
                instrument.id(),
                bins.brand(facts.brand()),
                facts.last4(),
                facts.expMonth(),
                facts.expYear(),
                use(capture, facts, clock.instant()));
    }

    private static SavedCard.Use use(Capture capture, CardFacts facts, Instant now) {
        if (new CardExpiry(facts.expMonth(), facts.expYear()).isPast(now)) {
            return SavedCard.Use.EXPIRED;
        }
        boolean accepted = capture.allowedCardTypes() == null
                || (facts.funding() != null && capture.allowedCardTypes().contains(facts.funding()));
        return accepted ? SavedCard.Use.POSSIBLE : SavedCard.Use.NOT_ACCEPTED;
    }
}
