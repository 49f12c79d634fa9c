package io.mintmark.session.acquirer.application;

import io.mintmark.session.acquirer.application.ConnectorsConfig.Connector;
import io.mintmark.session.acquirer.domain.TokenForm;
import io.mintmark.session.cards.domain.CardRef;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The acquirers there are: our own, and those that charge the cards of other vaults. */
@Singleton
public class Connectors {
    /**
     * A vault whose tokens can be charged.
     *
     * @param connector which charges them
     * @param name as merchants give it
     */
    public record Source(String connector, String name, TokenForm form) {}

    private final AcquirerConfig own;
    private final Map<String, Connector> others;

    Connectors(AcquirerConfig own, ConnectorsConfig others) {
        this.own = own;
        this.others = Map.copyOf(others.byName());
    }

    /** The source of this name; empty for one whose tokens nobody here can charge. */
    public Optional<Source> source(String name) {
        return sources().stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /** All sources, by name. */
    public List<Source> sources() {
        return others.entrySet().stream()
                .map(other -> new Source(
                        other.getKey(),
                        other.getValue().tokenSource(),
                        other.getValue().form()))
                .sorted(java.util.Comparator.comparing(Source::name))
                .toList();
    }

    /** What payers and merchants see of the acquirer that charges this card; ours where none is known. */
    public String acquirerOf(@Nullable CardRef card) {
        String connector = connectorOf(card);
        return connector == null ? own.name() : settings(connector).acquirer();
    }

    /** Which connector charges this card; null for our own acquirer. */
    public static @Nullable String connectorOf(@Nullable CardRef card) {
        return card instanceof CardRef.External external ? external.connector() : null;
    }

    /**
     * How a connector is reached.
     *
     * @throws IllegalStateException if there is none of this name, though its payments are in the books
     */
    public Connector settings(String connector) {
        Connector settings = others.get(connector);
        if (settings == null) {
            throw new IllegalStateException("no connector is configured as " + connector);
        }
        return settings;
    }
}
