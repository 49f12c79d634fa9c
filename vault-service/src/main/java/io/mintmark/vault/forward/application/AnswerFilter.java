package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.vault.forward.domain.Profile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Lets the members of an answer through that the profile names, and no answer that repeats the card. */
final class AnswerFilter {
    private static final int DEEPEST = 32;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);

    static {
        JSON.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    }

    private AnswerFilter() {}

    /** What may be passed on; empty for what cannot be read, and for what holds the number or the code. */
    static Optional<JsonNode> filter(byte[] answer, Profile profile, CardValues values) {
        JsonNode whole;
        try {
            whole = JSON.readTree(answer);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        if (whole == null || !whole.isObject()) {
            return Optional.empty();
        }
        ObjectNode passed = JSON.createObjectNode();
        profile.answer().members().forEach(pointer -> copy(whole, passed, JsonPointer.compile(pointer)));
        return tells(passed, values) ? Optional.empty() : Optional.of(passed);
    }

    private static void copy(JsonNode from, ObjectNode to, JsonPointer pointer) {
        JsonNode value = from.at(pointer);
        if (value.isMissingNode()) {
            return;
        }
        ObjectNode parent = to;
        JsonPointer step = pointer;
        while (!step.tail().matches()) {
            parent = parent.withObject(JsonPointer.empty().appendProperty(step.getMatchingProperty()));
            step = step.tail();
        }
        parent.set(step.getMatchingProperty(), value);
    }

    private static boolean tells(JsonNode node, CardValues values) {
        if (node.isValueNode()) {
            return tells(node.asText(), values);
        }
        for (JsonNode each : node) {
            if (tells(each, values)) {
                return true;
            }
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            if (tells(names.next(), values)) {
                return true;
            }
        }
        return false;
    }

    /** The number wherever its digits stand; the code as a word, because three digits occur in longer ones by chance. */
    private static boolean tells(String text, CardValues values) {
        byte[] digits = text.replaceAll("[^0-9]", "").getBytes(StandardCharsets.US_ASCII);
        if (values.numberIs(number -> contains(digits, number))) {
            return true;
        }
        for (String word : text.strip().split("\\s+")) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            if (values.codeIs(code -> Arrays.equals(bytes, code))) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] text, byte[] part) {
        for (int from = 0; from + part.length <= text.length; from++) {
            if (Arrays.equals(text, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
