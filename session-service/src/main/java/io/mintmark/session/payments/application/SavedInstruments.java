package io.mintmark.session.payments.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What payments need to know of the vault's saved cards. */
public interface SavedInstruments {
    /**
     * The public facts of a saved card.
     *
     * @param status {@code active}, {@code suspended}, {@code expired} or {@code deleted}
     * @param ended whether a card that is kept for a while has reached its end
     */
    record Instrument(
            String id, String status, boolean ended, @Nullable String customerId, String brand, String last4) {
        /** Whether it can pay. */
        public boolean isUsable() {
            return status.equals("active") && !ended;
        }

        public boolean isDeleted() {
            return status.equals("deleted");
        }
    }

    /** The merchant's card of this id; empty for an unknown or foreign one. A failure means that nobody knows. */
    Uni<Optional<Instrument>> find(MerchantId merchant, String id);
}
