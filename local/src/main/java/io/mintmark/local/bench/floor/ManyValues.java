package io.mintmark.local.bench.floor;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A parameter that is an array: each element is another's the next time, as a parameter of its own would be. */
final class ManyValues implements Parameter {
    private final ParameterType type;
    private final List<OneValue> elements;

    private ManyValues(ParameterType type, List<OneValue> elements) {
        this.type = type;
        this.elements = elements;
    }

    /**
     * Takes it apart.
     *
     * @param element what {@code type} is an array of
     */
    static ManyValues of(String recorded, ParameterType type, ParameterType element, Slots slots) {
        return new ManyValues(
                type,
                TextArray.read(recorded).stream()
                        .map(text -> OneValue.of(text, element, slots))
                        .toList());
    }

    @Override
    public Object value(@Nullable String[] values) {
        Object[] array = type.array(elements.size());
        for (int place = 0; place < array.length; place++) {
            array[place] = elements.get(place).value(values);
        }
        return array;
    }

    @Override
    public IntStream slots() {
        return elements.stream().flatMapToInt(OneValue::slots);
    }
}
