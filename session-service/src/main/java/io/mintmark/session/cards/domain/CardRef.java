package io.mintmark.session.cards.domain;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Which card is meant: one of our vault's, or one that another vault keeps. This service never holds more of a card than that. */
public sealed interface CardRef {
    /** What the vault that keeps the card calls it. */
    String id();

    /** A card that a payer has entered and that nobody has taken yet. */
    record Staged(String id) implements CardRef {}

    /** A saved card: a payment instrument. */
    record Saved(String id) implements CardRef {}

    /**
     * A card in somebody else's vault, which only the connector to that vault's acquirer can charge.
     *
     * @param connector its name
     * @param source what merchants call that vault, such as {@code Authorize.net}
     * @param token what that vault calls the card, part by part
     */
    record External(String connector, String source, Map<String, String> token) implements CardRef {
        public External {
            token = Collections.unmodifiableMap(new TreeMap<>(token));
        }

        @Override
        public String id() {
            return String.join("/", token.values());
        }

        /** Leaves the token out: with the merchant's credentials there, it pays. */
        @Override
        public String toString() {
            return "External[" + connector + "]";
        }
    }
}
