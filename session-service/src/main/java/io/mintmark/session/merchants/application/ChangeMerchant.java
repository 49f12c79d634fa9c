package io.mintmark.session.merchants.application;

import io.mintmark.session.merchants.domain.Merchant;
import io.mintmark.session.merchants.domain.MerchantSettings;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Changes what an operator decides about a merchant. */
@Singleton
public class ChangeMerchant {
    private final MerchantChanges changes;

    ChangeMerchant(MerchantChanges changes) {
        this.changes = changes;
    }

    /** Applies the change to the settings as they are at that moment. */
    public Uni<Merchant> change(long id, UnaryOperator<MerchantSettings> change) {
        return changes.change(id, merchant -> merchant.withSettings(change.apply(merchant.settings())));
    }
}
