package io.mintmark.session.payments.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.merchant.MerchantDirectory;
import io.mintmark.platform.tenancy.MerchantId;
import jakarta.inject.Singleton;

/** Says whose payers are authenticated: those who are there, of merchants that want it. */
@Singleton
public class Authenticated {
    private final MerchantDirectory merchants;

    Authenticated(MerchantDirectory merchants) {
        this.merchants = merchants;
    }

    /**
     * Whether the payer is authenticated.
     *
     * @param merchantInitiated whether the payer is away
     */
    public boolean isWanted(MerchantId merchant, boolean merchantInitiated) {
        return !merchantInitiated
                && merchants
                        .find(merchant)
                        .map(state -> state.merchant())
                        .map(MerchantView::threeDSecure)
                        .orElse(false);
    }
}
