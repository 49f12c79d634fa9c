package io.mintmark.session.requests.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with the values of a request, so that its sender hears of everything at once. */
public final class Faults {
    private final List<FieldError> errors = new ArrayList<>();

    public void add(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    public void addAll(Collection<FieldError> more) {
        errors.addAll(more);
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** 422 if there is anything. */
    public void refuse() {
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
    }

    /** Reads a set of labels; null where none was given. */
    public <E extends Enum<E>> @Nullable Set<E> set(
            String pointer, Class<E> type, @Nullable List<@Nullable String> labels) {
        if (labels == null) {
            return null;
        }
        if (labels.isEmpty()) {
            add(pointer, "required", "Name at least one, or leave this out.");
        }
        Set<E> values = EnumSet.noneOf(type);
        for (int place = 0; place < labels.size() && place <= type.getEnumConstants().length; place++) {
            E value = value(pointer + "/" + place, type, labels.get(place));
            if (value != null && !values.add(value)) {
                add(pointer + "/" + place, "duplicate", "Name each only once.");
            }
        }
        return values.isEmpty() ? null : values;
    }

    /** Reads a label; null, with a fault, for one that there is not. */
    public <E extends Enum<E>> @Nullable E value(String pointer, Class<E> type, @Nullable String label) {
        return value(pointer, type, Faults::label, label);
    }

    /** The same where labels are not just the names in lower case. */
    public <E extends Enum<E>> @Nullable E value(
            String pointer, Class<E> type, Function<? super E, String> labels, @Nullable String label) {
        for (E value : type.getEnumConstants()) {
            if (labels.apply(value).equals(label)) {
                return value;
            }
        }
        add(pointer, "unsupported_value", "Use " + choices(type, labels) + ".");
        return null;
    }

    private static <E extends Enum<E>> String choices(Class<E> type, Function<? super E, String> label) {
        List<String> labels = new ArrayList<>();
        for (E value : type.getEnumConstants()) {
            labels.add(label.apply(value));
        }
        int last = labels.size() - 1;
        return String.join(", ", labels.subList(0, last)) + " or " + labels.get(last);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
