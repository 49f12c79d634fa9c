package io.mintmark.session.sessions.domain;

import java.net.URI;
import java.time.Instant;

/** Sessions for tests. */
final class ASession {
    static final SessionId ID = new SessionId("ses_01kajv6q3mzx5y8w2r4t6n9p0b");
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private ASession() {}

    static Session pending() {
        return pending(
                new Ending(URI.create("https://shop.example/result"), URI.create("https://shop.example/cancel")));
    }

    static Session pending(Ending ending) {
        SessionOrder order = new SessionOrder(
                "order-1", null, null, TokenizationSettings.defaults(), PageSettings.NONE, ending, null);
        return new Session(ID, 10001, order, Progress.none(), NOON.plusSeconds(3600), NOON, NOON, 1);
    }
}
