package io.mintmark.vault.forward.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.vault.forward.domain.Signing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpSignatureTest {
    /** RFC 9421 appendix B.1.5. */
    private static final byte[] SHARED_SECRET = Base64.getDecoder()
            .decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");

    @Test
    void theSignatureOfTheRfcIsReproduced() {
        // given: RFC 9421 appendix B.2.5
        Map<String, String> components = new LinkedHashMap<>();
        components.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
        components.put("@authority", "example.com");
        components.put("content-type", "application/json");
        String parameters =
                "(\"date\" \"@authority\" \"content-type\");created=1618884473;keyid=\"test-shared-secret\"";

        // when
        String signature = HttpSignature.sign(SHARED_SECRET, components, parameters);

        // then
        assertThat(signature).isEqualTo("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
    }

    @Test
    void theDigestOfTheRfcIsReproduced() {
        // given: the body of RFC 9421 appendix B.2
        byte[] body = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

        // when / then
        assertThat(HttpSignature.digest(body)).isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
    }

    @Test
    void aRequestNamesWhatIsSignedAndWhenItEnds() {
        // given
        Signing signing = new Signing("mintmark-sandbox", SHARED_SECRET);
        Map<String, String> body = new LinkedHashMap<>();
        body.put("content-digest", "sha-256=:x:");
        body.put("content-type", "application/json");
        Instant created = Instant.parse("2026-11-21T03:00:00.900Z");

        // when
        Map<String, String> headers = HttpSignature.headers(
                signing, "POST", "https://acquirer.example/v1", body, created, Instant.parse("2026-11-21T03:00:04Z"));

        // then
        assertThat(headers.get("Signature-Input"))
                .isEqualTo("sig1=(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\")"
                        + ";created=1795230000;expires=1795230004;keyid=\"mintmark-sandbox\";alg=\"hmac-sha256\"");
        assertThat(headers.get("Signature")).matches("sig1=:[A-Za-z0-9+/]{43}=:");
        assertThat(signing.toString()).isEqualTo("Signing[mintmark-sandbox]");
    }
}
