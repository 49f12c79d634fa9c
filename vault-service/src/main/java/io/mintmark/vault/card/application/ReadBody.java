package io.mintmark.vault.card.application;

import java.util.List;

/** A body that was read. Close it to wipe every number and code that was in it. */
public final class ReadBody<T> implements AutoCloseable {
    private final T value;
    private final List<EnteredDigits> secrets;

    ReadBody(T value, List<EnteredDigits> secrets) {
        this.value = value;
        this.secrets = secrets;
    }

    /** What was read. */
    public T value() {
        return value;
    }

    @Override
    public void close() {
        secrets.forEach(EnteredDigits::close);
    }
}
