package io.mintmark.platform.paging;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.secret.Keys;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opaque, signed positions in a list that is ordered by creation time and id. */
@Singleton
public class Cursors {
    /** Where the next page begins: after this row. */
    public record Position(Instant createdAt, String id) {}

    private static final int TAG = 12;

    private final byte[] key;

    Cursors(@ConfigProperty(name = "mintmark.cursors.key") String key) {
        this.key = Keys.decode("mintmark.cursors.key", key);
    }

    /** The cursor that continues after this row; times are kept to the microsecond, as the database keeps them. */
    public String encode(Position last) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, last.createdAt());
        byte[] id = Keys.utf8(last.id());
        byte[] body = ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(micros)
                .put(id)
                .array();
        byte[] tag = Arrays.copyOf(Keys.hmac(key, body), TAG);
        return Keys.base64Url(
                ByteBuffer.allocate(TAG + body.length).put(tag).put(body).array());
    }

    /** Reads a cursor; 400 {@code invalid_cursor} for one that is not ours. */
    public Position decode(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException broken) {
            throw invalid();
        }
        if (bytes.length <= TAG + Long.BYTES) {
            throw invalid();
        }
        byte[] body = Arrays.copyOfRange(bytes, TAG, bytes.length);
        byte[] expected = Arrays.copyOf(Keys.hmac(key, body), TAG);
        if (!MessageDigest.isEqual(expected, Arrays.copyOf(bytes, TAG))) {
            throw invalid();
        }
        long micros = ByteBuffer.wrap(body).getLong();
        String id = new String(body, Long.BYTES, body.length - Long.BYTES, java.nio.charset.StandardCharsets.UTF_8);
        return new Position(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    }

    private static Problem invalid() {
        return Problem.badRequest("invalid_cursor", "Use nextCursor of the page before, unchanged.");
    }
}
