package io.mintmark.platform.openapi;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON files below {@code openapi/} of the service that is being built. */
final class Files {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Files() {}

    /** Whatever stands in a file. */
    static Optional<Object> any(String name) {
        return read(name, new TypeReference<Object>() {});
    }

    static Optional<Map<String, Object>> object(String name) {
        return read(name, new TypeReference<Map<String, Object>>() {});
    }

    /** What one operation refuses. */
    static List<Problem> problems(String name) {
        return read(name, new TypeReference<List<Refusal>>() {}).orElse(List.of()).stream()
                .map(refusal -> Problem.of(
                        refusal.status(),
                        refusal.code(),
                        refusal.detail(),
                        refusal.errors() == null ? List.of() : refusal.errors()))
                .toList();
    }

    private record Refusal(int status, String code, String detail, @Nullable List<FieldError> errors) {}

    private static <T> Optional<T> read(String name, TypeReference<T> type) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream in = loader.getResourceAsStream("openapi/" + name)) {
            return in == null ? Optional.empty() : Optional.of(JSON.readValue(in, type));
        } catch (IOException broken) {
            throw new IllegalStateException("openapi/" + name + " is not the JSON that it should be", broken);
        }
    }
}
