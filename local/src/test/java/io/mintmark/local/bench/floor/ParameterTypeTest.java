package io.mintmark.local.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTypeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21 04:05:06+00,           2026-11-21T04:05:06Z",
        "2026-11-21 04:05:06.7+00,         2026-11-21T04:05:06.7Z",
        "2026-11-21 04:05:06.123456-03,    2026-11-21T04:05:06.123456-03:00",
        "2026-11-21 04:05:06+05:30,        2026-11-21T04:05:06+05:30"
    })
    void aTimeIsReadAsPostgresWritesIt(String written, OffsetDateTime read) {
        assertThat(ParameterType.named("timestamp with time zone").read(written))
                .isEqualTo(read);
    }

    @Test
    void otherValuesBecomeWhatTheClientSends() {
        assertThat(ParameterType.named("bytea").read("\\x00ff7b"))
                .isEqualTo(Buffer.buffer(new byte[] {0, (byte) 0xff, 0x7b}));
        assertThat(ParameterType.named("jsonb").read("{\"a\": [1]}")).isEqualTo(new JsonObject("{\"a\":[1]}"));
        assertThat(ParameterType.named("boolean").read("t")).isEqualTo(true);
        assertThat(ParameterType.named("boolean").read("f")).isEqualTo(false);
        assertThat(ParameterType.named("smallint").read("12")).isEqualTo((short) 12);
        assertThat(ParameterType.named("double precision").read("86400")).isEqualTo(86_400.0);
        assertThat(ParameterType.named("bigint[]").read("{3,4}")).isEqualTo(new Long[] {3L, 4L});
        assertThat(ParameterType.named("bytea[]").read("{\"\\\\x00ff\"}"))
                .isEqualTo(new Buffer[] {Buffer.buffer(new byte[] {0, (byte) 0xff})});
        assertThat(ParameterType.named("text[]").read("{a,\"b, \\\"c\\\\\",\"\"}"))
                .isEqualTo(new String[] {"a", "b, \"c\\", ""});
        assertThat(ParameterType.named("text[]").read("{}")).isEqualTo(new String[0]);
    }

    @Test
    void aTypeThatNobodyTaughtItIsNamed() {
        assertThatThrownBy(() -> ParameterType.named("point"))
                .hasMessage("the floor cannot send a parameter of type point yet; teach ParameterType to");
    }
}
