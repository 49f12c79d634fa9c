package io.mintmark.vault.card.application;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a request has in the place of a card number or security code, unchecked. It goes from the bytes of the request
 * into bytes of its own without ever being a string; outside this package nobody can look into it.
 */
@Schema(type = SchemaType.STRING, writeOnly = true)
@JsonDeserialize(using = EnteredDigits.Reader.class)
public final class EnteredDigits implements AutoCloseable {
    /** Longer than any number: what is cut off here is refused for its length anyhow. */
    private static final int LONGEST = 32;

    private final byte[] text;

    EnteredDigits(byte[] text) {
        this.text = text;
    }

    /** The bytes themselves; they are wiped when this is closed. */
    byte[] bytes() {
        return text;
    }

    @Override
    public void close() {
        Arrays.fill(text, (byte) 0);
    }

    @Override
    public String toString() {
        return "[digits]";
    }

    /** Takes the characters out of the parser's buffer and wipes them there. */
    static final class Reader extends StdDeserializer<EnteredDigits> {
        @Serial
        private static final long serialVersionUID = 1L;

        Reader() {
            super(EnteredDigits.class);
        }

        @Override
        public EnteredDigits deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isScalarValue()) {
                EnteredDigits digits = take(parser);
                remember(context, digits);
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    return digits;
                }
            }
            return context.reportInputMismatch(EnteredDigits.class, "not a text");
        }

        private static EnteredDigits take(JsonParser parser) throws IOException {
            char[] buffer = parser.getTextCharacters();
            int from = parser.getTextOffset();
            int length = parser.getTextLength();
            byte[] text = new byte[Math.min(length, LONGEST)];
            for (int i = 0; i < text.length; i++) {
                char each = buffer[from + i];
                text[i] = each < 128 ? (byte) each : (byte) '?';
            }
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    || parser.currentToken().isNumeric()) {
                Arrays.fill(buffer, from, from + length, '0');
            }
            return new EnteredDigits(text);
        }

        @SuppressWarnings("unchecked")
        private static void remember(DeserializationContext context, EnteredDigits digits) {
            Object secrets = context.getAttribute(EnteredDigits.class);
            if (secrets == null) {
                throw new IllegalStateException("digits are read by CardJson alone, which wipes them");
            }
            ((List<EnteredDigits>) secrets).add(digits);
        }
    }
}
