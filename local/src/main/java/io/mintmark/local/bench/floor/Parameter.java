package io.mintmark.local.bench.floor;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A parameter of a statement, for whomever it is run. */
interface Parameter {
    /** @param recorded in the database's text form */
    static Parameter of(@Nullable String recorded, ParameterType type, Slots slots) {
        ParameterType element = type.element();
        return recorded == null || element == null
                ? OneValue.of(recorded, type, slots)
                : ManyValues.of(recorded, type, element, slots);
    }

    /** What is sent for somebody. */
    @Nullable Object value(@Nullable String[] values);

    /** The places that it has for others' values. */
    IntStream slots();
}
