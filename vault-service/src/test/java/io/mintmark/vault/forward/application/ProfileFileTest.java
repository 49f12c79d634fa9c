package io.mintmark.vault.forward.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.vault.forward.domain.Credential;
import io.mintmark.vault.forward.domain.Placeholder;
import io.mintmark.vault.forward.domain.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {
    private static final String GOOD =
            """
            {"name": "acquirer.authorize", "callers": ["session"], "method": "POST",
             "url": "https://acquirer.example/v1/authorizations",
             "placeholders": {"/card/number": "card.number", "/card/securityCode": "card.security_code"},
             "optional": ["/card/securityCode"],
             "signing": {"scheme": "rfc9421-hmac-sha256", "keyId": "mintmark-sandbox", "keyFile": "$key"},
             "timeoutMillis": 4000, "answer": ["/result"]}
            """;

    private static final String FOR_MERCHANTS =
            """
            {"name": "shop.pay", "merchants": [10001, "10002"], "method": "POST", "url": "https://psp.example/v1/pay",
             "placeholders": {"/n": "card.number"}, "credential": {"header": "x-api-key", "valueFile": "$credential"},
             "answer": ["/result"], "answerHeaders": ["x-trace"], "answerBytes": 2000}
            """;

    private final Path folder;
    private final Path key;
    private final Path credential;

    ProfileFileTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.key = Files.writeString(folder.resolve("key"), Base64.getEncoder().encodeToString(new byte[32]) + "\n");
        this.credential = Files.writeString(folder.resolve("credential"), "of-the-operator\n");
    }

    @Test
    void aProfileIsReadWhole() throws IOException {
        // when
        Map<String, Profile> profiles = read(GOOD, true);

        // then
        Profile profile = Objects.requireNonNull(profiles.get("acquirer.authorize"));
        assertThat(profile.callers()).containsExactly("session");
        assertThat(profile.method()).isEqualTo("POST");
        assertThat(profile.placeholders())
                .containsEntry("/card/number", Placeholder.CARD_NUMBER)
                .containsEntry("/card/securityCode", Placeholder.CARD_SECURITY_CODE)
                .hasSize(2);
        assertThat(profile.optional()).containsExactly("/card/securityCode");
        assertThat(Objects.requireNonNull(profile.signing()).key()).hasSize(32);
        assertThat(profile.timeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(profile.answer().members()).containsExactly("/result");
        assertThat(profile.answer().largest()).isEqualTo(65_536);
        assertThat(profile.isForMerchants()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"POST\"|\"DELETE\"|another method",
                "\"POST\"|\"GET\"|placeholders but no body",
                "[\"session\"]|[\"webhook\"]|callers other than",
                "[\"session\"]|[]|callers other than",
                "\"card.number\"|\"card.pan\"|unknown placeholder",
                "\"/card/number\"|\"card/number\"|no JSON pointer",
                "[\"/card/securityCode\"]|[\"/card/cvc\"]|optional pointers",
                "https://|http://|plain http",
                "\"acquirer.authorize\"|\"Acquirer\"|no proper name",
                "4000|0|timeoutMillis",
                "4000|99999|timeoutMillis",
                "4000|4000, \"somethingNew\": 1|no file of profiles",
                "rfc9421-hmac-sha256|none|another signing scheme",
                "mintmark-sandbox|a\\\"b|more than a plain word",
                "\"answer\": [\"/result\"]|\"answer\": null|no answer",
                "\"keyId\": \"mintmark-sandbox\",||no signing.keyId",
            })
    void anythingWrongStopsTheStartUp(String part, String replacement, String reason) {
        // given
        assertThat(GOOD).contains(part);
        String wrong = GOOD.replace(part, replacement == null ? "" : replacement);

        // when / then
        assertThatThrownBy(() -> read(wrong, false)).hasMessageContaining(reason);
    }

    @Test
    void aProfileForMerchantsSaysForWhich() throws IOException {
        // when
        Profile profile = Objects.requireNonNull(read(FOR_MERCHANTS, true).get("shop.pay"));

        // then
        assertThat(profile.isForMerchants()).isTrue();
        assertThat(profile.isFor(10_001)).isTrue();
        assertThat(profile.isFor(10_002)).isTrue();
        assertThat(profile.isFor(10_003)).isFalse();
        assertThat(profile.callers()).isEmpty();
        assertThat(profile.credential()).isEqualTo(new Credential("x-api-key", "of-the-operator"));
        assertThat(String.valueOf(profile.credential())).doesNotContain("of-the-operator");
        assertThat(profile.answer()).isEqualTo(new Profile.Answer(List.of("/result"), List.of("x-trace"), 2_000));
    }

    @Test
    void onlyTheSandboxHasDestinationsForEverybody() throws IOException {
        // given
        String everybody = FOR_MERCHANTS.replace("[10001, \"10002\"]", "[\"*\"]");

        // when / then
        assertThat(Objects.requireNonNull(read(everybody, false).get("shop.pay"))
                        .isFor(7))
                .isTrue();
        assertThatThrownBy(() -> read(everybody, true)).hasMessageContaining("in live mode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[10001, \"10002\"]|[]|by something else than their numbers",
                "[10001, \"10002\"]|[\"*\", 1]|by something else than their numbers",
                "[10001, \"10002\"]|[\"shop\"]|by something else than their numbers",
                "\"method\"|\"callers\": [\"session\"], \"method\"|for callers and for merchants",
                "\"/n\": \"card.number\"|\"/n\": \"merchant.id\"|takes no card",
                "\"/n\": \"card.number\"|\"/n\": \"card.security_code\"|takes a security code",
                "https://psp.example|https://localhost|leads to this machine",
                "https://psp.example|http://127.0.0.1|plain http",
                "x-api-key|host|credential.header",
                "x-api-key|content-length|credential.header",
                "x-trace|X-Trace|answerHeaders",
                "2000|0|answerBytes",
                "2000|65537|answerBytes",
            })
    void whatIsNotFitForMerchantsStopsTheStartUp(String part, String replacement, String reason) {
        // given
        assertThat(FOR_MERCHANTS).contains(part);

        // when / then
        assertThatThrownBy(() -> read(FOR_MERCHANTS.replace(part, replacement), true))
                .hasMessageContaining(reason);
    }

    @Test
    void aNameStandsThereOnce() {
        assertThatThrownBy(() -> read(GOOD + "," + GOOD, false)).hasMessageContaining("twice");
    }

    @Test
    void aShortKeyIsRefusedWithoutBeingShown() throws IOException {
        // given
        Files.writeString(key, "c2hvcnQ=");

        // when / then
        assertThatThrownBy(() -> read(GOOD, false))
                .hasMessageContaining("shorter than 32 bytes")
                .hasMessageNotContaining("c2hvcnQ");
    }

    private Map<String, Profile> read(String profile, boolean live) throws IOException {
        String file = "{\"profiles\": ["
                + profile.replace("$key", key.toString()).replace("$credential", credential.toString()) + "]}";
        return ProfileFile.read(Files.writeString(folder.resolve("profiles.json"), file), live);
    }
}
