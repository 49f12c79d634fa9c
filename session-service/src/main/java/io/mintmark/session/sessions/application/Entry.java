package io.mintmark.session.sessions.application;

import io.mintmark.session.sessions.domain.Session;
import java.net.URI;

/** Where a payer who followed a link goes. */
public sealed interface Entry {
    /** On to the vault's card page. */
    record ToCardPage(URI address) implements Entry {}

    /** A completion is under way. */
    record Busy() implements Entry {}

    /** The session is over. */
    record Ended(Session session, String merchantName) implements Entry {}

    /** There is no such session, or the token is not its token; the two look alike. */
    record Unknown() implements Entry {}

    /** The merchant takes no payers at present. */
    record Closed() implements Entry {}
}
