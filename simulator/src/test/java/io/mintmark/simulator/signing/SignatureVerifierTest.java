package io.mintmark.simulator.signing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureVerifierTest {
    /** RFC 9421, appendix B.1.5. */
    private static final String RFC_KEY =
            "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";

    /** RFC 9530, appendix D: of {@code {"hello": "world"}} and a line break. */
    private static final String RFC_DIGEST = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

    private static final byte[] BODY = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8);
    private static final String URI = "http://127.0.0.1:8079/acquirer/v1/voids";
    private static final String COVERED = "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\")";
    private static final String TIMES = ";created=1000;expires=1004";
    private static final String KEY = ";keyid=\"platform\"";

    private final Map<String, String> headers = new HashMap<>();
    private final SecretKey key = new SecretKeySpec(Base64.getDecoder().decode(RFC_KEY), "HmacSHA256");
    private final Path folder;
    private Instant now = Instant.ofEpochSecond(1001);
    private SignatureVerifier verifier;

    SignatureVerifierTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        Path file = Files.writeString(folder.resolve("key"), RFC_KEY + "\n");
        this.verifier = new SignatureVerifier(SigningKeys.read(Map.of("platform", file)), () -> now);
    }

    @BeforeEach
    void signInOrder() {
        headers.put("content-type", "application/json");
        headers.put("content-digest", RFC_DIGEST);
        sign(COVERED + TIMES + KEY + ";alg=\"hmac-sha256\"");
    }

    @Test
    void theExampleOfTheRfcIsReproduced() {
        // given: appendix B.2.5
        Map<String, String> example = Map.of(
                "host", "example.com",
                "date", "Tue, 20 Apr 2021 02:07:55 GMT",
                "content-type", "application/json");
        SignedRequest request = new SignedRequest("POST", "https://example.com/foo", example::get, BODY);
        var components = requireNonNull(Dictionary.ofComponents("sig-b25=(\"date\" \"@authority\" \"content-type\")"
                        + ";created=1618884473;keyid=\"test-shared-secret\"")
                .get("sig-b25"));

        // when
        String base = SignatureBase.of(request, components);

        // then
        assertThat(base)
                .isEqualTo(
                        """
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@authority": example.com
                "content-type": application/json
                "@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret\"""");
        assertThat(Base64.getEncoder().encodeToString(SignatureVerifier.hmac(key, base)))
                .isEqualTo("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    @Test
    void aRequestInOrderTellsUntilWhenItCounts() {
        assertThat(verifier.verify(request("POST", BODY))).isEqualTo(Instant.ofEpochSecond(1004));
    }

    @ParameterizedTest
    @CsvSource({"1004000, true", "1004001, false"})
    void itCountsToItsLastMillisecondAndNoLonger(long millis, boolean counts) {
        // given
        now = Instant.ofEpochMilli(millis);

        // when / then
        if (counts) {
            assertThat(verifier.verify(request("POST", BODY))).isEqualTo(Instant.ofEpochSecond(1004));
        } else {
            assertRefused(Reason.EXPIRED_SIGNATURE);
        }
    }

    @Test
    void anExpiredRequestThatIsAlsoForgedIsForged() {
        // given
        now = Instant.ofEpochSecond(2000);
        headers.put("signature", "sig1=:" + "A".repeat(43) + "=:");

        // when / then
        assertRefused(Reason.BAD_SIGNATURE);
    }

    @Test
    void anotherBodyDoesNotFitTheDigest() {
        assertThatThrownBy(() -> verifier.verify(request("POST", new byte[] {'{', '}'})))
                .isInstanceOf(Refused.class)
                .hasMessage("bad_signature: Content-Digest has no sha-256 of this body");
    }

    @Test
    void anotherMethodOrHeaderDoesNotFitTheSignature() {
        // given
        headers.put("content-type", "text/plain");

        // when / then
        assertRefused(Reason.BAD_SIGNATURE);
        headers.put("content-type", "application/json");
        assertThatThrownBy(() -> verifier.verify(request("PUT", BODY))).hasMessage("bad_signature: it does not fit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(\"@method\" \"@target-uri\");created=1000;expires=1004;keyid=\"platform\" | it has to cover",
                "(\"@method\" \"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created=1000;expires=1004;keyid=\"platform\" | twice",
                "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created=1000;keyid=\"platform\" | no expires",
                "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");expires=1004;keyid=\"platform\" | no created",
                "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created=1062;expires=1066;keyid=\"platform\" | future",
                "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created=1000;expires=1004;keyid=\"other\" | not known",
                "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\");created=1000;expires=1004;keyid=\"platform\";alg=\"hmac-sha1\" | algorithm",
                "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\" \"x-absent\");created=1000;expires=1004;keyid=\"platform\" | not there"
            })
    void whatIsNotSignedAsRequiredIsRefusedAlthoughTheSignatureFits(String input, String why) {
        // given
        sign(input);

        // when / then
        assertThatThrownBy(() -> verifier.verify(request("POST", BODY)))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("bad_signature: ")
                .hasMessageContaining(why);
    }

    @Test
    void withoutABodyMethodAndAddressAreEnough() {
        // given
        headers.clear();
        String input = "(\"@method\" \"@target-uri\")" + TIMES + KEY;
        String base = "\"@method\": GET\n\"@target-uri\": " + URI + "\n\"@signature-params\": " + input;
        headers.put("signature-input", "sig1=" + input);
        headers.put("signature", signature(base));

        // when / then
        assertThat(verifier.verify(request("GET", new byte[0]))).isEqualTo(Instant.ofEpochSecond(1004));
    }

    @Test
    void noSignatureIsABadOne() {
        // given
        headers.remove("signature");

        // when / then
        assertRefused(Reason.BAD_SIGNATURE);
    }

    @Test
    void aShortKeyIsNoKey() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("short"), "c2hvcnQ=");

        // when / then
        assertThatThrownBy(() -> SigningKeys.read(Map.of("short", file)))
                .hasMessage("the signing key short has less than 256 bits");
    }

    private void sign(String input) {
        StringBuilder base = new StringBuilder("\"@method\": POST\n\"@target-uri\": " + URI + "\n");
        base.append("\"content-digest\": ").append(RFC_DIGEST).append("\n\"content-type\": application/json\n");
        headers.put("signature-input", "sig1=" + input);
        headers.put("signature", signature(base + "\"@signature-params\": " + input));
    }

    private String signature(String base) {
        return "sig1=:" + Base64.getEncoder().encodeToString(SignatureVerifier.hmac(key, base)) + ":";
    }

    private SignedRequest request(String method, byte[] body) {
        return new SignedRequest(method, URI, headers::get, body);
    }

    private void assertRefused(Reason reason) {
        assertThatThrownBy(() -> verifier.verify(request("POST", BODY)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
