package io.mintmark.local.bench.floor;

import java.util.List;

/** All SQL that one operation of the platform costs before its caller has the answer, the outbox's rows included. */
record Script(List<Unit> units) {
    Script {
        units = List.copyOf(units);
    }

    /** The places that its values have. */
    int[] slots() {
        return units.stream().flatMapToInt(Unit::slots).distinct().sorted().toArray();
    }

    int statements() {
        return units.stream().mapToInt(Unit::statements).sum();
    }
}
