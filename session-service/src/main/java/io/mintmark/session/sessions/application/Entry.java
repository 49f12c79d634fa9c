package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.session.sessions.domain.Session;
import java.net.URI;

/** Where a payer who followed a link goes. */
public sealed interface Entry {
    /** On to the vault's card page. */
    record ToCardPage(URI address) implements Entry {}

    /** On to somebody else's page: a challenge, or the merchant's. */
    record Onward(URI address) implements Entry {
        /** Leaves the address out: whoever has that of a challenge may answer it. */
        @Override
        public String toString() {
            return "Onward[]";
        }
    }

    /** To the merchant's page first, where this code shows the link. */
    record ByCode(Session session, MerchantView merchant, String link) implements Entry {
        /** Leaves the link out, because logs keep what they are given. */
        @Override
        public String toString() {
            return "ByCode[" + session.id() + "]";
        }
    }

    /** A completion is under way. */
    record Busy(Session session, MerchantView merchant) implements Entry {}

    /** The session waits, but a part that its page needs is not there. */
    record Away(Session session, MerchantView merchant) implements Entry {}

    /** The session is over. */
    record Ended(Session session, MerchantView merchant) implements Entry {}

    /** There is no such session, or the token is not its token; the two look alike. */
    record Unknown() implements Entry {}

    /** The merchant takes no payers at present. */
    record Closed() implements Entry {}
}
