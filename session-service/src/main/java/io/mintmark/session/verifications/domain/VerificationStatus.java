package io.mintmark.session.verifications.domain;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a verification stands, and the table of all moves it may make; a move not in the table is refused. */
public enum VerificationStatus {
    /** The authorization is being sent, or was: once. What became of it is not known. */
    UNDECIDED,
    /** The acquirer approved, and holds an amount that is to be released. */
    APPROVED,
    /** The acquirer refused. Final. */
    DECLINED,
    /** It never reached the acquirer's books, and cannot any more. Final. */
    NOT_SENT,
    /** Approved, and released again. Final. */
    VOIDED;

    private static final Map<VerificationStatus, Set<VerificationStatus>> MOVES = new EnumMap<>(Map.of(
            UNDECIDED, EnumSet.of(APPROVED, DECLINED, NOT_SENT),
            APPROVED, EnumSet.of(VOIDED),
            DECLINED, EnumSet.noneOf(VerificationStatus.class),
            NOT_SENT, EnumSet.noneOf(VerificationStatus.class),
            VOIDED, EnumSet.noneOf(VerificationStatus.class)));

    /** Where a verification may go from here; empty when this is an end. */
    public Set<VerificationStatus> moves() {
        return Collections.unmodifiableSet(MOVES.getOrDefault(this, Set.of()));
    }

    /**
     * The next status.
     *
     * @throws IllegalStateException if the table has no such move
     */
    public VerificationStatus moveTo(VerificationStatus next) {
        if (!moves().contains(next)) {
            throw new IllegalStateException("a verification that is " + label() + " cannot become " + next.label());
        }
        return next;
    }

    /** As it is stored. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads what {@link #label()} wrote. */
    public static VerificationStatus ofLabel(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
