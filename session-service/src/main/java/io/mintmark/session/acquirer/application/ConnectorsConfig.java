package io.mintmark.session.acquirer.application;

import io.mintmark.session.acquirer.domain.TokenForm;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/**
 * The acquirers beside our own, by name: each charges cards that another vault keeps, and is reached by profiles of its
 * own in our vault's forward.
 */
@ConfigMapping(prefix = "mintmark.connectors")
public interface ConnectorsConfig {
    /** All of them; there may be none. */
    @WithParentName
    Map<String, Connector> byName();

    /** One of them. */
    interface Connector {
        /** What merchants call the vault whose tokens it takes: the {@code tokenSource} of a payment. */
        String tokenSource();

        /** What payers and merchants see of it. */
        String acquirer();

        /** What its tokens consist of. */
        TokenForm form();

        /** Where authorizations go. */
        String authorizeProfile();

        /** Where captures go. */
        String captureProfile();

        /** Where refunds go. */
        String refundProfile();

        /** Where voids go. */
        String voidProfile();

        /** Where questions go. */
        String statusProfile();
    }
}
