package io.mintmark.vault.instrument.application;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What merchants call the customers whose instruments change: events carry it. */
@ApplicationScoped
class ShopperReferences {
    private final Instruments instruments;

    ShopperReferences(Instruments instruments) {
        this.instruments = instruments;
    }

    Uni<Optional<String>> of(SqlConnection tx, long merchantId, @Nullable String customerId) {
        return customerId == null
                ? Uni.createFrom().item(Optional.empty())
                : instruments.customerReference(tx, merchantId, customerId);
    }
}
