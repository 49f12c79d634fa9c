package io.mintmark.vault.forward.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardEchoTest {
    private static final byte[] NUMBER = bytes("4111111111111111");
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    /** The forms in which the canary is looked for, and some that a destination may think of. */
    private static Map<String, UnaryOperator<byte[]>> encodings() {
        Map<String, UnaryOperator<byte[]>> encodings = new LinkedHashMap<>();
        encodings.put("ascii", text -> text);
        encodings.put("utf-16le", text -> in(StandardCharsets.UTF_16LE, text));
        encodings.put("utf-16be", text -> in(StandardCharsets.UTF_16BE, text));
        encodings.put("base64", BASE64::encode);
        encodings.put("base64 after a byte", text -> BASE64.encode(bytes("a" + text(text))));
        encodings.put("base64 after two", text -> BASE64.encode(bytes("ab" + text(text))));
        encodings.put("base64 for URLs", text -> Base64.getUrlEncoder().encode(text));
        encodings.put("base64 in lines", text -> bytes(text(BASE64.encode(text)).replaceAll("(.{8})", "$1\\\\n")));
        encodings.put("hexadecimal", text -> bytes(HexFormat.of().formatHex(text)));
        encodings.put(
                "HEXADECIMAL", text -> bytes(HexFormat.of().withUpperCase().formatHex(text)));
        encodings.put(
                "hexadecimal apart", text -> bytes(HexFormat.ofDelimiter(":").formatHex(text)));
        encodings.put(
                "reversed",
                text -> bytes(new StringBuilder(text(text)).reverse().toString()));
        encodings.put("spaced", text -> bytes(text(text).replaceAll("(.{4})", "$1 ")));
        encodings.put("dashed", text -> bytes(text(text).replaceAll("(.)", "$1-")));
        encodings.put("in brackets", text -> bytes(text(text).replaceAll("(.{4})", "[$1],")));
        encodings.put(
                "url-encoded", text -> bytes("%" + HexFormat.ofDelimiter("%").formatHex(text)));
        encodings.put("url-encoded spaces", text -> bytes(text(text).replaceAll("(.{4})", "$1%20")));
        encodings.put("escaped", text -> bytes(text(text).replaceAll("(.)", "\\\\u003$1")));
        encodings.put("escaped twice", text -> bytes(text(text).replaceAll("(.)", "\\\\\\\\u003$1")));
        encodings.put("in another script", text -> text(text)
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + 0x0660))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
        encodings.put("packed", CardEchoTest::packed);
        encodings.put("packed, in base64", text -> BASE64.encode(packed(text)));
        encodings.put("utf-16, in base64", text -> BASE64.encode(in(StandardCharsets.UTF_16LE, text)));
        encodings.put("base64 twice", text -> BASE64.encode(BASE64.encode(text)));
        encodings.put("gzip, in base64", text -> BASE64.encode(zipped(text)));
        return encodings;
    }

    static Stream<Arguments> forms() {
        return encodings().entrySet().stream().map(form -> Arguments.of(form.getKey(), form.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void aNumberIsFoundInEveryFormAndPlace(String name, UnaryOperator<byte[]> encoding) {
        // given
        byte[] encoded = encoding.apply(NUMBER);

        // when / then
        for (String before : new String[] {"", "{\"a\":\"", "{\"id\": 17, \"list\": [\"x", "\r\n"}) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.writeBytes(bytes(before));
            answer.writeBytes(encoded);
            answer.writeBytes(bytes("\"}"));
            assertThat(CardEcho.isIn(answer.toByteArray(), NUMBER)).as(before).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void anotherNumberIsNotTakenForIt(String name, UnaryOperator<byte[]> encoding) {
        assertThat(CardEcho.isIn(encoding.apply(bytes("5555555555554444")), NUMBER))
                .isFalse();
    }

    @Test
    void lengthsOfAllSchemesAreFound() {
        for (String digits :
                new String[] {"676770000000", "378282246310005", "6759649826438453", "4000000000000000006"}) {
            encodings()
                    .forEach((name, encoding) -> assertThat(CardEcho.isIn(encoding.apply(bytes(digits)), bytes(digits)))
                            .as(name + " of " + digits.length())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"last4\":\"1111\",\"bin\":\"411111\"}",
                "{\"masked\":\"411111******1111\"}",
                "{\"reference\":\"acq_411111111111111\"}",
                "{\"broken\":\"%4 %zz \\\\u12 \\\\\"}",
            })
    void whatMayBeShownIsNoEcho(String answer) {
        assertThat(CardEcho.isIn(bytes(answer), NUMBER)).isFalse();
    }

    @Test
    void noiseIsNoEcho() {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] noise = new byte[2_000];
            random.nextBytes(noise);
            assertThat(CardEcho.isIn(noise, NUMBER)).isFalse();
            assertThat(CardEcho.isIn(BASE64.encode(noise), NUMBER)).isFalse();
        }
    }

    @Test
    void aCompressedBombIsLookedIntoOnlySoFar() {
        // given
        byte[] bomb = zipped(new byte[50 * 1024 * 1024]);

        // when / then
        assertThat(CardEcho.isIn(BASE64.encode(bomb), NUMBER)).isFalse();
    }

    private static byte[] packed(byte[] digits) {
        return HexFormat.of().parseHex(digits.length % 2 == 0 ? text(digits) : "0" + text(digits));
    }

    private static byte[] zipped(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static byte[] in(Charset charset, byte[] text) {
        return text(text).getBytes(charset);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
