package io.mintmark.session.sessions.domain;

/** What a session is for: to save a card, or to pay with one. */
public sealed interface Purpose permits TokenizationSettings, CheckoutSettings {
    /** As the API and the events write it. */
    String label();
}
