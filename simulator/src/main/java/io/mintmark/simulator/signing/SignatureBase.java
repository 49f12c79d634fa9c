package io.mintmark.simulator.signing;

import io.mintmark.simulator.signing.Dictionary.Components;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The text that is signed: RFC 9421, section 2.5. */
final class SignatureBase {
    private SignatureBase() {}

    /** @throws IllegalArgumentException if a component is named twice, is not there, or is of a kind that we do not know */
    static String of(SignedRequest request, Components components) {
        StringJoiner base = new StringJoiner("\n");
        Set<String> seen = new HashSet<>();
        for (String name : components.names()) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("a component is covered twice");
            }
            base.add(quoted(name) + ": " + value(request, name));
        }
        return base.add("\"@signature-params\": " + serialized(components)).toString();
    }

    private static String value(SignedRequest request, String name) {
        String value =
                switch (name) {
                    case "@method" -> request.method();
                    case "@target-uri" -> request.targetUri();
                    case "@authority" -> lowerCase(request.header("host"));
                    default -> name.startsWith("@") ? null : request.header(name);
                };
        if (value == null) {
            throw new IllegalArgumentException("a covered component is not there");
        }
        return value.strip();
    }

    private static @Nullable String lowerCase(@Nullable String value) {
        return value == null ? null : value.toLowerCase(java.util.Locale.ROOT);
    }

    private static String serialized(Components components) {
        StringJoiner names = new StringJoiner(" ", "(", ")");
        components.names().forEach(name -> names.add(quoted(name)));
        StringBuilder all = new StringBuilder(names.toString());
        for (Map.Entry<String, Object> parameter : components.parameters().entrySet()) {
            all.append(';').append(parameter.getKey()).append('=');
            all.append(parameter.getValue() instanceof String text ? quoted(text) : parameter.getValue());
        }
        return all.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
