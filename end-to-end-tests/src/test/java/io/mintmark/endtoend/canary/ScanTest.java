package io.mintmark.endtoend.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies planted by other code than the one that looks for them. */
class ScanTest {
    private static final String NUMBER = "9999010123456784";
    private static final String FIFTEEN = "999903012345674";
    private static final int BEFORE = 1000;
    private static final int AFTER = 1000;

    private final Automaton automaton =
            Automaton.of(Encoding.needles(List.of(new Secret("the number", NUMBER), new Secret("the other", FIFTEEN))));
    private final Random random = new Random(1);

    static Stream<Arguments> planted() {
        HexFormat hex = HexFormat.of();
        byte[] number = ascii(NUMBER);
        return Stream.of(
                arguments(Encoding.ASCII, "the number", number),
                arguments(Encoding.UTF_16LE, "the number", NUMBER.getBytes(StandardCharsets.UTF_16LE)),
                arguments(Encoding.UTF_16BE, "the number", NUMBER.getBytes(StandardCharsets.UTF_16BE)),
                arguments(Encoding.BASE64, "the number", base64("{\"number\":\"" + NUMBER + "\"}")),
                arguments(Encoding.BASE64, "the number", base64("{\"number\": \"" + NUMBER + "\"}")),
                arguments(Encoding.BASE64, "the number", base64("{\"number\" : \"" + NUMBER + "\"}")),
                arguments(Encoding.BASE64, "the other", base64(FIFTEEN)),
                arguments(Encoding.HEX_LOWER, "the number", ascii(hex.formatHex(number))),
                arguments(
                        Encoding.HEX_UPPER,
                        "the number",
                        ascii(hex.withUpperCase().formatHex(number))),
                arguments(Encoding.BCD, "the number", new BigInteger("0" + NUMBER, 16).toByteArray()),
                arguments(Encoding.BCD, "the number", hex.parseHex("F" + NUMBER + "F")),
                arguments(Encoding.BCD, "the other", hex.parseHex(FIFTEEN + "F")),
                arguments(Encoding.BCD, "the other", hex.parseHex("0" + FIFTEEN)),
                arguments(Encoding.REVERSED, "the number", ascii("4876543210109999")),
                arguments(Encoding.SPACED, "the number", ascii("9999 0101 2345 6784")),
                arguments(Encoding.SPACED, "the other", ascii("9999 030123 45674")),
                arguments(Encoding.SPACED, "the number", ascii("9 9 9 9 0 1 0 1 2 3 4 5 6 7 8 4")),
                arguments(Encoding.DASHED, "the number", ascii("9999-0101-2345-6784")),
                arguments(Encoding.DASHED, "the other", ascii("9999-030123-45674")),
                arguments(Encoding.URL_ENCODED, "the number", ascii(escaped(NUMBER))),
                arguments(
                        Encoding.URL_ENCODED,
                        "the number",
                        ascii(URLEncoder.encode("9999 0101 2345 6784", StandardCharsets.UTF_8))),
                arguments(Encoding.URL_ENCODED, "the number", ascii("9999%200101%202345%206784")),
                arguments(Encoding.GZIP, "the number", gzip(ascii("some text before " + NUMBER + " and behind"))),
                arguments(Encoding.GZIP, "the number", gzip(ascii("9999 0101 2345 6784"))),
                arguments(Encoding.GZIP, "the number", gzip(gzip(number))));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aCopyIsFoundWhereverABufferEnds(Encoding encoding, String secret, byte[] copy) {
        // given
        byte[] noise = noiseAround(copy);
        for (int split = BEFORE - 2; split < BEFORE + copy.length + 2; split++) {
            // when
            List<Find> finds = scan(noise, split);

            // then
            assertThat(finds).as("with a border at %d", split - BEFORE).anySatisfy(find -> {
                assertThat(find.secret()).isEqualTo(secret);
                assertThat(find.encoding()).isEqualTo(encoding);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("planted")
    void aCopyIsFoundWhenTheBytesComeOneByOne(Encoding encoding, String secret, byte[] copy) {
        // given
        byte[] noise = noiseAround(copy);
        List<Find> finds = new ArrayList<>();
        Scan scan = new Scan(automaton, "the place", finds::add);

        // when
        for (int i = 0; i < noise.length; i++) {
            scan.feed(noise, i, i + 1);
        }

        // then
        assertThat(finds.stream().map(find -> find.secret() + " " + find.encoding()))
                .contains(secret + " " + encoding);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void halfACopyIsNone(Encoding encoding, String secret, byte[] copy) {
        // given
        byte[] half = new byte[copy.length / 2];
        System.arraycopy(copy, 0, half, 0, half.length);

        // when
        List<Find> finds = scan(noiseAround(half), BEFORE);

        // then
        assertThat(finds).isEmpty();
    }

    @Test
    void everyEncodingHasACopyThatIsFound() {
        assertThat(planted().map(copy -> copy.get()[0])).contains((Object[]) Encoding.values());
        assertThat(Encoding.values()).hasSize(12);
    }

    @Test
    void aFindTellsThePlaceAndNotTheSecret() {
        // given
        byte[] text = ascii("number=" + NUMBER);

        // when
        List<Find> finds = scan(text, 3);

        // then
        assertThat(finds).hasSize(1);
        assertThat(finds.get(0)).hasToString("the number in ASCII at 23 of the place");
    }

    @Test
    void everyCopyIsFoundOnce() {
        // given
        byte[] text = ascii(NUMBER + NUMBER + " " + FIFTEEN + "|" + NUMBER);

        // when
        List<Find> finds = scan(text, 20);

        // then
        assertThat(finds.stream().map(Find::offset)).containsExactly(16L, 32L, 48L, 65L);
    }

    @Test
    void noiseHoldsNothing() {
        // given
        byte[] noise = new byte[32 * 1024 * 1024];
        random.nextBytes(noise);

        // when
        List<Find> finds = scan(noise, noise.length / 2);

        // then
        assertThat(finds).isEmpty();
    }

    @Test
    void digitsAloneHoldNothing() {
        // given
        byte[] digits =
                ascii(random.ints(4_000_000, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining()));

        // when
        List<Find> finds = scan(digits, digits.length / 2);

        // then
        assertThat(finds).isEmpty();
    }

    @Test
    void whatFollowsABrokenMemberIsStillSearched() throws IOException {
        // given
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] member = gzip(ascii("nothing here that anybody would look for"));
        text.write(member, 0, member.length / 2);
        text.write(ascii(NUMBER));
        text.write(gzip(ascii(FIFTEEN)));

        // when
        List<Find> finds = scan(text.toByteArray(), 5);

        // then
        assertThat(finds.stream().map(find -> find.secret() + " " + find.encoding()))
                .containsExactly("the number ASCII", "the other GZIP");
    }

    @Test
    void aMemberMayHaveEveryPartOfAHeader() throws IOException {
        // given
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] plain = gzip(ascii(NUMBER));
        text.write(plain, 0, 3);
        text.write(0x02 | 0x04 | 0x08 | 0x10);
        text.write(plain, 4, 6);
        text.write(new byte[] {3, 0, 'a', 'b', 'c'});
        text.write(ascii("name\0comment\0"));
        text.write(new byte[] {1, 2});
        text.write(plain, 10, plain.length - 10);

        // when
        List<Find> finds = scan(text.toByteArray(), 12);

        // then
        assertThat(finds).hasSize(1);
        assertThat(finds.get(0).encoding()).isEqualTo(Encoding.GZIP);
    }

    private List<Find> scan(byte[] bytes, int split) {
        List<Find> finds = new ArrayList<>();
        Scan scan = new Scan(automaton, "the place", finds::add);
        scan.feed(bytes, 0, split);
        scan.feed(bytes, split, bytes.length);
        return finds;
    }

    private byte[] noiseAround(byte[] copy) {
        byte[] noise = new byte[BEFORE + copy.length + AFTER];
        random.nextBytes(noise);
        System.arraycopy(copy, 0, noise, BEFORE, copy.length);
        return noise;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] base64(String text) {
        return Base64.getEncoder().encode(ascii(text));
    }

    private static String escaped(String text) {
        return IntStream.range(0, text.length())
                .mapToObj(i -> "%" + Integer.toHexString(text.charAt(i)))
                .collect(Collectors.joining());
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
