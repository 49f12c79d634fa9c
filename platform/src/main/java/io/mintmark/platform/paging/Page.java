package io.mintmark.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
public record Page<T>(List<T> data, boolean hasMore, @Nullable String nextCursor) {
    /** How many rows a page has unless told. */
    public static final int DEFAULT_LIMIT = 20;
    /** How many rows a page has at the most. */
    public static final int MAX_LIMIT = 100;

    /**
     * Makes a page out of up to {@code limit + 1} rows: the one too many only tells that there are more.
     *
     * @param cursor gives the cursor that continues after a row
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), false, null);
        }
        List<T> shown = List.copyOf(rows.subList(0, limit));
        return new Page<>(shown, true, cursor.apply(shown.get(limit - 1)));
    }

    /** The same page in another shape. */
    public <R> Page<R> map(Function<T, R> shape) {
        return new Page<>(data.stream().map(shape).toList(), hasMore, nextCursor);
    }
}
