package io.mintmark.contracts.testing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** JSON as it stands on the wire: times in UTC with milliseconds, decimals as written, absent values as null, nothing unknown. */
public final class WireJson {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .registerModule(new SimpleModule().addSerializer(Instant.class, new InstantWithMilliseconds()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Money keeps the decimals of its currency: 100.00 is neither 100.0 nor 1E+2.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    static {
        MAPPER.configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false);
    }

    private WireJson() {}

    /** The mapper that decides in doubt. Not to be changed. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A file of the contract, such as a schema, as bytes. */
    public static byte[] resource(String path) {
        try (InputStream in = WireJson.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError("the contract has no file " + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError("the contract's file cannot be read: " + path, e);
        }
    }

    private static final class InstantWithMilliseconds extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(MILLISECONDS.format(value));
        }
    }
}
