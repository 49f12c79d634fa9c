package io.mintmark.session.sessions.updates;

import io.mintmark.contracts.merchant.KeyView;
import io.mintmark.contracts.merchant.MerchantStateData;
import io.mintmark.platform.merchant.MerchantDirectory;
import jakarta.inject.Singleton;

/** Whether those who were let in would still be. Asked of the copy of the merchants in memory. */
@Singleton
class Admissions {
    static final String SCOPE = "sessions:read";

    private static final String ACTIVE = "active";

    private final MerchantDirectory merchants;

    Admissions(MerchantDirectory merchants) {
        this.merchants = merchants;
    }

    boolean holds(Admission admission) {
        return merchants
                .find(admission.merchant())
                .filter(state -> state.merchant().status().equals(ACTIVE))
                .map(state -> admission.isPayer() || hasKey(state, admission))
                .orElse(false);
    }

    private static boolean hasKey(MerchantStateData state, Admission admission) {
        return state.keys().stream()
                .filter(key -> key.id().equals(admission.keyId()))
                .map(KeyView::scopes)
                .anyMatch(scopes -> scopes.contains(SCOPE));
    }
}
