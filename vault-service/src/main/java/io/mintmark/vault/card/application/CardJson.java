package io.mintmark.vault.card.application;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.JsonFaults;
import io.mintmark.platform.problem.Problem;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads JSON bodies with card numbers in them, straight from their bytes, and wipes the bytes. It reads as strictly as
 * the rest of the API does, and refuses a member that comes twice as well: the first of two numbers would be nobody's.
 */
@Singleton
public class CardJson {
    private static final int DEEPEST = 32;

    private final ObjectMapper json;

    CardJson(ObjectMapper json) {
        this.json = json.copyWith(JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build());
    }

    /** The body as one value. {@link Problem} 400 for what is no JSON or not of this shape. */
    public <T> ReadBody<T> read(byte[] body, Class<T> type) {
        List<EnteredDigits> secrets = new ArrayList<>();
        try {
            T value = reader(type, secrets).readValue(body);
            if (value == null) {
                throw malformed();
            }
            return new ReadBody<>(value, secrets);
        } catch (JsonProcessingException fault) {
            secrets.forEach(EnteredDigits::close);
            throw JsonFaults.problem(fault);
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    /**
     * The rows of a body that has one member, a list of them. A row that cannot be read says so and spoils no other.
     * {@link Problem} 400 if the body as a whole cannot be read, 422 if it has no list or a longer one.
     */
    public <T> ReadBody<List<ReadRow<T>>> readRows(byte[] body, String member, Class<T> type, int most) {
        List<EnteredDigits> secrets = new ArrayList<>();
        boolean whole = false;
        try (JsonParser parser = json.getFactory().createParser(body)) {
            ObjectReader reader = reader(type, secrets).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
            List<ReadRow<T>> rows = rows(parser, member, reader, most);
            whole = true;
            return new ReadBody<>(rows, secrets);
        } catch (JsonProcessingException fault) {
            throw JsonFaults.problem(fault);
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can be read", impossible);
        } finally {
            if (!whole) {
                secrets.forEach(EnteredDigits::close);
            }
            Arrays.fill(body, (byte) 0);
        }
    }

    private ObjectReader reader(Class<?> type, List<EnteredDigits> secrets) {
        return json.readerFor(type).withAttribute(EnteredDigits.class, secrets);
    }

    private static <T> List<ReadRow<T>> rows(JsonParser parser, String member, ObjectReader reader, int most)
            throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw malformed();
        }
        List<ReadRow<T>> rows = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            if (!member.equals(parser.currentName())) {
                throw Problem.badRequest(
                        "unknown_field",
                        "The body has a field that this operation does not know.",
                        new FieldError("#", "unknown_field", "Only " + member + " may stand here."));
            }
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw Problem.badRequest(
                        "wrong_type",
                        "The body has a value of the wrong type.",
                        new FieldError("#/" + member, "wrong_type", "This is a list."));
            }
            JsonStreamContext list = parser.getParsingContext();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (rows.size() <= most) {
                    rows.add(row(parser, reader));
                }
                skipRest(parser, list);
            }
        }
        if (parser.nextToken() != null) {
            throw malformed();
        }
        if (rows.isEmpty() || rows.size() > most) {
            throw Problem.unprocessable(
                    new FieldError("#/" + member, "invalid_length", "Send 1 to " + most + " at a time."));
        }
        return rows;
    }

    private static <T> ReadRow<T> row(JsonParser parser, ObjectReader reader) throws IOException {
        try {
            T value = reader.readValue(parser);
            return value == null ? new ReadRow<>(null, notAnObject()) : new ReadRow<>(value, null);
        } catch (JsonMappingException fault) {
            if (fault.getCause() instanceof StreamReadException) {
                throw fault;
            }
            return new ReadRow<>(
                    null,
                    JsonFaults.problem(fault).errors().stream().findFirst().orElseGet(CardJson::notAnObject));
        }
    }

    private static FieldError notAnObject() {
        return new FieldError("#", "wrong_type", "This is an object.");
    }

    /** To the end of the row that was given up in its middle. */
    private static void skipRest(JsonParser parser, JsonStreamContext list) throws IOException {
        while (parser.getParsingContext() != list) {
            if (parser.nextToken() == null) {
                throw malformed();
            }
        }
    }

    private static Problem malformed() {
        return Problem.badRequest("malformed_json", "The body is not valid JSON.");
    }
}
