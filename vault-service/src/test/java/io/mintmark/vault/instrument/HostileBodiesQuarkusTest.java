package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.merchantWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies with cards as no client library sends them, byte by byte. */
@QuarkusTest
class HostileBodiesQuarkusTest {
    private static final String NUMBER = "4012888888881881";
    private static final String CARD = "{\"number\": \"" + NUMBER + "\", \"expMonth\": 12, \"expYear\": 2030%s}";
    private static final String ONE = "/v1/payment-instruments";
    private static final String BATCH = ONE + "/batch";

    private TestMerchant merchant;

    @BeforeEach
    void aMerchantMayStoreCards() {
        merchant = merchantWith("card:write", "instruments:read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ONE + " | {\"card\": {c}, \"{n}\": 1} | #",
                ONE + " | {\"card\": {f}} | #/card",
                ONE + " | {\"card\": {\"{n}\": {\"x\": 1}}} | #/card",
                ONE + " | {\"card\": {c}, \"metadata\": {\"{n}\": 1}} | #/metadata",
                ONE + " | {\"card\": {c}, \"metadata\": {\"{n}\": null}} | #/metadata",
                BATCH + " | {\"{n}\": [{c}]} | #",
            })
    void aNameThatIsACardNumberIsNotRepeated(String path, String body, String pointer) throws IOException {
        // when
        String answer = answer(
                path,
                "Content-Length",
                body.replace("{c}", CARD.formatted(""))
                        .replace("{f}", CARD.formatted(", \"{n}\": 1"))
                        .replace("{n}", NUMBER)
                        .getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(problem(answer).getString("errors[0].pointer")).isEqualTo(pointer);
        assertThat(answer).doesNotContain(NUMBER);
        assertThat(cards()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"4012888888881881", "4012-8888-8888-1881", "４０１２８８８８８８８８１８８１"})
    void aRowsFieldThatIsACardNumberIsNotRepeated(String name) throws IOException {
        // when
        String answer = answer(
                BATCH,
                "Content-Length",
                ("{\"cards\": [" + CARD.formatted(", \"" + name + "\": 1") + "]}").getBytes(StandardCharsets.UTF_8));

        // then
        JsonPath result = JsonPath.from(answer.substring(answer.indexOf('{')));
        assertThat(result.getString("results[0].error.code")).isEqualTo("unknown_field");
        assertThat(result.getString("results[0].error.pointer")).isEqualTo("#/cards/0");
        assertThat(answer).doesNotContain(name);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, 0",
        "UTF-16LE, 0",
        "UTF-16BE, 0",
        "UTF-32, 0",
        "UTF-32LE, 0",
        "X-UTF-32BE-BOM, 0",
        "UTF-16, 1",
        "UTF-16LE, 3",
        "UTF-32, 1",
        "UTF-32LE, 2",
        "UTF-32BE, 3",
    })
    void whatIsNotUtf8IsRefusedAsAWhole(String charset, int cutOff) throws IOException {
        for (String path : new String[] {ONE, BATCH}) {
            String card = CARD.formatted("");
            byte[] body = (path.equals(ONE) ? "{\"card\": " + card + "}" : "{\"cards\": [" + card + "]}")
                    .getBytes(Charset.forName(charset));

            String answer = answer(path, "Content-Length", Arrays.copyOf(body, body.length - cutOff));

            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain(NUMBER);
            assertThat(problem(answer).getString("code")).isEqualTo("malformed_json");
            assertThat(cards()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"FF", "E282", "80", "F8808080"})
    void bytesThatAreNoTextAreRefused(String hex) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("{\"card\": " + CARD.formatted("") + ", \"metadata\": {\"name\": \"")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(HexFormat.of().parseHex(hex));
        body.writeBytes("\"}}".getBytes(StandardCharsets.UTF_8));

        String answer = answer(ONE, "Content-Length", body.toByteArray());

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(cards()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        ONE + ", Content-Length, 65536, 201",
        ONE + ", Content-Length, 65537, 413",
        ONE + ", Transfer-Encoding, 65536, 201",
        ONE + ", Transfer-Encoding, 65537, 413",
        ONE + ", Transfer-Encoding, 1048577, 413",
        BATCH + ", Content-Length, 1048576, 200",
        BATCH + ", Content-Length, 1048577, 413",
        BATCH + ", Transfer-Encoding, 1048576, 200",
        BATCH + ", Transfer-Encoding, 1048577, 413",
        BATCH + ", Transfer-Encoding, 3000000, 413",
    })
    void aBodyIsTakenUpToTheLimitOfItsAddress(String path, String framing, int size, int status) throws IOException {
        // given
        String card = CARD.formatted("");
        String json = path.equals(ONE) ? "{\"card\": " + card + "}" : "{\"cards\": [" + card + "]}";
        byte[] body = (json + " ".repeat(size - json.length())).getBytes(StandardCharsets.UTF_8);

        // when
        String answer = answer(path, framing, body);

        // then
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        if (status == 413) {
            assertThat(problem(answer).getString("code")).isEqualTo("body_too_large");
        }
        assertThat(cards()).isEqualTo(status == 413 ? 0 : 1);
    }

    private long cards() {
        return Rows.count("payment_instrument", "merchant_id = ?", merchant.id());
    }

    private static JsonPath problem(String answer) {
        assertThat(answer).containsIgnoringCase("content-type: application/problem+json");
        return JsonPath.from(answer.substring(answer.indexOf('{')));
    }

    /** The whole answer, to a body whose end is told by its length or by its last chunk. */
    private String answer(String path, String framing, byte[] body) throws IOException {
        boolean chunked = framing.equals("Transfer-Encoding");
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(20_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nAuthorization: " + merchant.basic() + "\r\n" + framing
                            + ": " + (chunked ? "chunked" : body.length) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            request.writeBytes(chunked ? chunks(body) : body);
            send(socket, request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] chunks(byte[] body) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += 8_000) {
            int length = Math.min(8_000, body.length - from);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, from, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }

    /** The server may answer and close before it has read everything. */
    private static void send(Socket socket, byte[] request) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(broken pipe|reset|closed).*");
        }
    }
}
