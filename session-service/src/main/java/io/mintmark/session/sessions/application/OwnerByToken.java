package io.mintmark.session.sessions.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Recognises the payer of a session by the token of its links. */
@Singleton
public class OwnerByToken {
    private final LinkedSession linked;

    OwnerByToken(LinkedSession linked) {
        this.linked = linked;
    }

    /** Whose session it is; empty for a wrong token, an unknown session, and a merchant that takes no payers. */
    public Uni<Optional<MerchantId>> find(SessionId id, String token) {
        return linked.owner(id, token)
                .map(owner -> owner.filter(merchant -> linked.open(merchant).isPresent()));
    }
}
