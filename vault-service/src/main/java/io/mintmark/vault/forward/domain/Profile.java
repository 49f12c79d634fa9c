package io.mintmark.vault.forward.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A destination and what may be sent there, as an operator described it. It is for services or for merchants, not for both.
 *
 * @param callers services that may use it
 * @param approval merchants that may use it; null where it is for services
 * @param method {@code GET} or {@code POST}
 * @param placeholders by JSON pointer (RFC 6901): what must stand there, and may stand nowhere else
 * @param optional those of the pointers that may be missing
 * @param signing null for a destination that takes unsigned requests
 * @param credential null for a destination that asks for none
 * @param timeout how long it may take to answer, the connection included
 * @param answer what of its answer is passed on
 */
public record Profile(
        String name,
        Set<String> callers,
        @Nullable Approval approval,
        String method,
        Address address,
        Map<String, Placeholder> placeholders,
        Set<String> optional,
        @Nullable Signing signing,
        @Nullable Credential credential,
        Duration timeout,
        Answer answer) {
    /**
     * What of an answer is passed on.
     *
     * @param members JSON pointers
     * @param headers names of header fields, in small letters
     * @param largest bytes of its body; a larger one is not read
     */
    public record Answer(List<String> members, List<String> headers, int largest) {
        /** No destination has more to say, in bytes. */
        public static final int LARGEST = 64 * 1024;

        public Answer {
            members = List.copyOf(members);
            headers = List.copyOf(headers);
        }
    }

    public Profile {
        callers = Set.copyOf(callers);
        placeholders = Map.copyOf(placeholders);
        optional = Set.copyOf(optional);
    }

    /** Whether requests have a body. */
    public boolean hasBody() {
        return !method.equals("GET");
    }

    /** Whether it takes a card. */
    public boolean takesCard() {
        return placeholders.values().stream().anyMatch(Placeholder::isOfCard);
    }

    /** Whether it takes a security code. */
    public boolean takesSecurityCode() {
        return placeholders.containsValue(Placeholder.CARD_SECURITY_CODE);
    }

    /** Whether merchants use it, and not services. */
    public boolean isForMerchants() {
        return approval != null;
    }

    /** Whether this merchant may use it. */
    public boolean isFor(long merchant) {
        return approval != null && approval.covers(merchant);
    }
}
