package io.mintmark.session.sessions.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a session stands, and the table of all moves it may make; a move not in the table is refused. */
public enum SessionStatus {
    /** Waits for the payer. */
    PENDING,
    /** One completion is under way. */
    PROCESSING,
    /** The payer has a challenge to answer. */
    REQUIRES_ACTION,
    /** A card was saved or chosen. Final. */
    COMPLETED,
    /** Refused for the last time. Final. */
    FAILED,
    /** Called off by the merchant or the payer. Final. */
    CANCELED,
    /** Its time ran out. Final. */
    EXPIRED;

    private static final Map<SessionStatus, Set<SessionStatus>> MOVES = new EnumMap<>(Map.of(
            PENDING, EnumSet.of(PROCESSING, CANCELED, EXPIRED),
            PROCESSING, EnumSet.of(PENDING, REQUIRES_ACTION, COMPLETED, FAILED),
            REQUIRES_ACTION, EnumSet.of(PROCESSING, CANCELED, EXPIRED),
            COMPLETED, EnumSet.noneOf(SessionStatus.class),
            FAILED, EnumSet.noneOf(SessionStatus.class),
            CANCELED, EnumSet.noneOf(SessionStatus.class),
            EXPIRED, EnumSet.noneOf(SessionStatus.class)));

    /** Where a session may go from here; empty when this is an end. */
    public Set<SessionStatus> moves() {
        return Collections.unmodifiableSet(MOVES.getOrDefault(this, Set.of()));
    }

    public boolean allows(SessionStatus next) {
        return moves().contains(next);
    }

    /** The next status, if the table has this move. */
    public SessionStatus moveTo(SessionStatus next) {
        if (!allows(next)) {
            throw new MoveRefused(this, next);
        }
        return next;
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return moves().isEmpty();
    }

    /** As the API and the events write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #label()} wrote. */
    public static SessionStatus ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
