package io.mintmark.local.bench.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParameterTest {
    private static final String SESSION = "ses_" + "1".repeat(26);
    private static final String CUSTOMER = "cus_" + "2".repeat(26);

    private final Slots slots = new Slots();

    @Test
    void whatIsAnothersIsReplacedWhereverItStands() {
        // given
        String event = "{\"id\":\"" + SESSION + "\",\"customer\":\"" + CUSTOMER + "\"}";
        Parameter text = Parameter.of("/sessions/" + SESSION, ParameterType.TEXT, slots);
        Parameter json = Parameter.of(event, ParameterType.JSON, slots);
        Parameter bytes = Parameter.of(
                "\\x" + HexFormat.of().formatHex(event.getBytes(StandardCharsets.UTF_8)), ParameterType.BYTES, slots);

        // when
        String[] values = {"S", "C"};

        // then
        assertThat(text.value(values)).isEqualTo("/sessions/S");
        assertThat(json.value(values)).isEqualTo(new JsonObject().put("id", "S").put("customer", "C"));
        assertThat(bytes.value(values)).isEqualTo(Buffer.buffer("{\"id\":\"S\",\"customer\":\"C\"}"));
    }

    @Test
    void anArrayIsTakenApart() {
        // given
        String event = "{\"id\":\"" + SESSION + "\"}";
        String written = "\\\\x" + HexFormat.of().formatHex(event.getBytes(StandardCharsets.UTF_8));

        // when
        Parameter texts = Parameter.of("{" + SESSION + ",\"a, b\"," + CUSTOMER + "}", ParameterType.TEXTS, slots);
        Parameter bytes = Parameter.of("{\"" + written + "\",\"\\\\xff00\"}", ParameterType.BYTEAS, slots);

        // then
        String[] values = {"S", "C"};
        assertThat(texts.value(values)).isEqualTo(new String[] {"S", "a, b", "C"});
        assertThat(texts.slots()).containsExactly(0, 1);
        assertThat(bytes.value(values))
                .isEqualTo(new Buffer[] {Buffer.buffer("{\"id\":\"S\"}"), Buffer.buffer(new byte[] {(byte) 0xff, 0})});
    }

    @Test
    void everythingElseIsSentAsItWasRecorded() {
        // when / then
        assertThat(Parameter.of(null, ParameterType.TEXT, slots).value(new String[0]))
                .isNull();
        assertThat(Parameter.of("pending", ParameterType.TEXT, slots).value(new String[0]))
                .isEqualTo("pending");
        assertThat(Parameter.of("\\xff00", ParameterType.BYTES, slots).value(new String[0]))
                .isEqualTo(Buffer.buffer(new byte[] {(byte) 0xff, 0}));
    }

    @Test
    void whatIsKnownStaysAndWhatIsNotIsMadeUp() {
        // given
        Parameter.of(SESSION, ParameterType.TEXT, slots);
        Parameter.of(CUSTOMER, ParameterType.TEXT, slots);
        String[] values = slots.empty();
        values[1] = CUSTOMER;

        // when
        slots.fill(values, new int[] {0, 1}, new SplittableRandom(1));

        // then
        assertThat(values[0]).startsWith("ses_").hasSameSizeAs(SESSION).isNotEqualTo(SESSION);
        assertThat(values[1]).isEqualTo(CUSTOMER);
        assertThat(slots.asRecorded()).containsExactly(SESSION, CUSTOMER);
    }
}
