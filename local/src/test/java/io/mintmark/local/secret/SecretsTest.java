package io.mintmark.local.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.merchant.OperatorToken;
import io.mintmark.local.plan.Service;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Stream;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private final Path folder;

    SecretsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Secrets secrets() {
        return new Secrets(folder.resolve("secrets"), new SecureRandom());
    }

    @Test
    void aSecretIsMadeOnceAndReadableByItsOwnerAlone() throws Exception {
        // when
        String first = secrets().key(SecretName.PEPPER);
        String again = secrets().key(SecretName.PEPPER);

        // then
        assertThat(again).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        assertThat(secrets().key(SecretName.LINK_KEY)).isNotEqualTo(first);
        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void theTrustedKeysAreAllPublic() {
        // when
        JsonObject trusted = new JsonObject(secrets().trustedServiceKeys());

        // then
        assertThat(trusted.getJsonArray("keys").stream().map(key -> ((JsonObject) key).getString("kid")))
                .containsExactly("session", "vault", "network-token", "webhook");
        assertThat(trusted.encode()).doesNotContain("\"d\"");
        assertThat(SigningKeys.privateJson(secrets().serviceKey(Service.VAULT))).contains("\"d\"");
    }

    @Test
    void theRootKeyFileHasThreeKeysForTheSandbox() throws Exception {
        // when
        JsonObject file = new JsonObject(Files.readString(secrets().vaultRootKeyFile()));

        // then
        assertThat(file.getString("environment")).isEqualTo("sandbox");
        assertThat(file.getString("keyId")).isEqualTo("dev-1");
        for (String name : new String[] {"kek", "fingerprint", "capability"}) {
            assertThat(Base64.getDecoder().decode(file.getString(name)))
                    .as(name)
                    .hasSize(32);
        }
    }

    @Test
    void anOperatorTokenHoldsUnderThePublicKey() throws Exception {
        // given
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        PublicJsonWebKey publicKey = PublicJsonWebKey.Factory.newPublicJwk(
                SigningKeys.publicJson(secrets().operatorKey()));

        // when
        String token = OperatorToken.sign(secrets().operatorKey(), now);

        // then
        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(publicKey.getKey())
                .setExpectedIssuer("mintmark-operator")
                .setExpectedAudience("mintmark")
                .setRequireSubject()
                .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond() + 3600))
                .build()
                .processToClaims(token);
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("operator");
        assertThat(claims.getExpirationTime().getValue()).isEqualTo(now.getEpochSecond() + 24 * 3600);
    }
}
