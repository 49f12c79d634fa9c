package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.forward.domain.Placeholder;
import io.mintmark.vault.forward.domain.Profile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request: JSON in which each placeholder of the profile stands where the profile says, as the whole of a
 * string, and no other text looks like one. A card number therefore never gets anywhere that the operator did not name,
 * and nobody can put a number of their own in its place.
 */
final class RequestBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Profile profile;
    private final JsonNode body;

    private RequestBody(Profile profile, JsonNode body) {
        this.profile = profile;
        this.body = body;
    }

    /** Checks a body; 422 {@code placeholder_not_allowed} or {@code missing_placeholder} with pointers. */
    static RequestBody of(Profile profile, @Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw Problem.unprocessable(new FieldError("#/body", "required", "This destination takes a JSON object."));
        }
        Check check = new Check(profile);
        check.value(body, "");
        Set<String> missing = new TreeSet<>(profile.placeholders().keySet());
        missing.removeAll(check.found);
        missing.removeAll(profile.optional());
        missing.forEach(pointer -> check.faults.add(new FieldError(
                "#/body" + pointer, "missing_placeholder", "Put the placeholder here that the profile names.")));
        if (!check.faults.isEmpty()) {
            throw Problem.unprocessable(
                    check.faults.get(0).code(),
                    "Placeholders stand exactly where the profile has them, as the whole of a string.",
                    check.faults.toArray(FieldError[]::new));
        }
        return new RequestBody(profile, body);
    }

    /**
     * The bytes to send, which the caller wipes. A member that may be missing is left out if the card has no value for it;
     * for any other that is 422 {@code missing_value}.
     */
    byte[] fill(CardValues values) {
        profile.placeholders().forEach((pointer, placeholder) -> {
            if (!values.has(placeholder) && !profile.optional().contains(pointer)) {
                throw Problem.unprocessable(
                        "missing_value",
                        "The destination needs a value that is not there.",
                        new FieldError(
                                "#/body" + pointer, "missing_value", "There is no " + placeholder.wireName() + "."));
            }
        });
        try (SecretBytes out = new SecretBytes()) {
            write(body, "", values, out);
            return out.toArray();
        }
    }

    private void write(JsonNode node, String pointer, CardValues values, SecretBytes out) {
        Placeholder placeholder = profile.placeholders().get(pointer);
        if (placeholder != null) {
            out.put('"');
            values.write(placeholder, out);
            out.put('"');
        } else if (node.isObject()) {
            writeMembers(node, pointer, values, out);
        } else if (node.isArray()) {
            out.put('[');
            for (int i = 0; i < node.size(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                write(node.get(i), pointer + "/" + i, values, out);
            }
            out.put(']');
        } else {
            out.put(literal(node));
        }
    }

    private void writeMembers(JsonNode node, String pointer, CardValues values, SecretBytes out) {
        out.put('{');
        boolean first = true;
        for (Iterator<Map.Entry<String, JsonNode>> members = node.fields(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            String place = pointer + "/" + escaped(member.getKey());
            Placeholder placeholder = profile.placeholders().get(place);
            if (placeholder != null && !values.has(placeholder)) {
                continue;
            }
            if (!first) {
                out.put(',');
            }
            first = false;
            out.put('"');
            out.put(JsonStringEncoder.getInstance().quoteAsUTF8(member.getKey()));
            out.put('"');
            out.put(':');
            write(member.getValue(), place, values, out);
        }
        out.put('}');
    }

    private static byte[] literal(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a JSON value can be written", impossible);
        }
    }

    /** A name as a step of a JSON pointer (RFC 6901 section 3). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Walks over a body. What it says of faults repeats no value. */
    private static final class Check {
        private final Profile profile;
        private final Set<String> found = new TreeSet<>();
        private final List<FieldError> faults = new ArrayList<>();

        Check(Profile profile) {
            this.profile = profile;
        }

        void value(JsonNode node, String pointer) {
            Placeholder wanted = profile.placeholders().get(pointer);
            if (wanted != null) {
                placeholder(node, pointer, wanted);
            } else if (node.isObject()) {
                node.fields().forEachRemaining(member -> {
                    text(member.getKey(), pointer);
                    value(member.getValue(), pointer + "/" + escaped(member.getKey()));
                });
            } else if (node.isArray()) {
                for (int i = 0; i < node.size(); i++) {
                    value(node.get(i), pointer + "/" + i);
                }
            } else if (node.isTextual()) {
                text(node.textValue(), pointer);
            }
        }

        private void placeholder(JsonNode node, String pointer, Placeholder wanted) {
            found.add(pointer);
            if (!node.isTextual() || !node.textValue().equals(wanted.text())) {
                faults.add(new FieldError(
                        "#/body" + pointer,
                        "placeholder_not_allowed",
                        "Nothing but the placeholder " + wanted.text() + " may stand here."));
            }
        }

        private void text(String text, String pointer) {
            if (text.contains(Placeholder.OPENING)) {
                faults.add(new FieldError(
                        "#/body" + pointer, "placeholder_not_allowed", "No placeholder may stand here."));
            }
        }
    }
}
