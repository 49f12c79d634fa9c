package io.mintmark.vault.capture.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.SavedCard;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.instrument.application.DeleteInstrument;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The payer removes a saved card: it is shredded, as if the merchant had deleted it. */
@ApplicationScoped
public class RemoveSavedCard {
    private final CheckVisit visits;
    private final SavedCards cards;
    private final DeleteInstrument delete;

    RemoveSavedCard(CheckVisit visits, SavedCards cards, DeleteInstrument delete) {
        this.visits = visits;
        this.cards = cards;
        this.delete = delete;
    }

    /** Removes it, if the session is open, lets payers remove cards, and shows this one. */
    public Uni<Submission> remove(String captureId, @Nullable String capability, String instrumentId) {
        return visits.check(captureId, capability).chain(visit -> remove(visit, instrumentId));
    }

    private Uni<Submission> remove(Optional<Visit> visit, String instrumentId) {
        if (visit.isEmpty()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        Capture capture = visit.get().capture();
        if (!(visit.get() instanceof Visit.Open)) {
            return Uni.createFrom().item(new Submission.Over(capture, null));
        }
        if (!capture.mayDelete()) {
            return Uni.createFrom().item(new Submission.Unknown());
        }
        return cards.find(capture, instrumentId)
                .chain(card -> card.isEmpty()
                        ? Uni.createFrom().<Submission>item(new Submission.Removed(capture))
                        : delete(capture, card.get()));
    }

    /** A second click finds it gone, which is what was wanted. */
    private Uni<Submission> delete(Capture capture, SavedCard card) {
        return delete.delete(
                        new MerchantId(capture.merchantId()), Objects.requireNonNull(capture.customerId()), card.id())
                .onFailure(failure -> failure instanceof Problem problem && problem.status() == 404)
                .recoverWithNull()
                .replaceWith(new Submission.Removed(capture));
    }
}
