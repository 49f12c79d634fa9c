package io.mintmark.local.secret;

import io.mintmark.local.plan.Service;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;

/** All secrets of a cluster. What they protect is described where the services read them. */
public final class Secrets {
    private static final int BYTES = 32;

    private final SecretFiles files;
    private final SecureRandom random;

    public Secrets(Path folder, SecureRandom random) {
        this.files = new SecretFiles(folder);
        this.random = random;
    }

    /** 256 random bits in Base64. */
    public String key(SecretName name) {
        return files.once(name.fileName(), this::randomBase64);
    }

    /** The file of {@link #key(SecretName)}, made if need be. */
    public Path keyFile(SecretName name) {
        key(name);
        return files.path(name.fileName());
    }

    /** A database role's password. */
    public String password(String role) {
        return files.once("password-" + role, this::randomHex);
    }

    /** The file of {@link #password(String)}, made if need be. */
    public Path passwordFile(String role) {
        password(role);
        return files.path("password-" + role);
    }

    /** The key that a service signs its tokens with; the {@code kid} is the service's name. */
    public PublicJsonWebKey serviceKey(Service service) {
        return signingKey("service-key-" + service.shortName(), service.shortName());
    }

    /** The key that operator tokens are signed with. */
    public PublicJsonWebKey operatorKey() {
        return signingKey("operator-key", "operator");
    }

    /** The public keys of all services, as a JWK set. */
    public String trustedServiceKeys() {
        return new JsonWebKeySet(
                        Arrays.stream(Service.values()).map(this::serviceKey).toList())
                .toJson();
    }

    /** The development root key of the vault: one key for each of its purposes. */
    public Path vaultRootKeyFile() {
        String name = "vault-root-key.json";
        files.once(name, () -> new JsonObject()
                .put("environment", "sandbox")
                .put("keyId", "dev-1")
                .put("kek", randomBase64())
                .put("fingerprint", randomBase64())
                .put("capability", randomBase64())
                .encode());
        return files.path(name);
    }

    private PublicJsonWebKey signingKey(String file, String keyId) {
        return SigningKeys.parse(files.once(file, () -> SigningKeys.generate(keyId, random)));
    }

    private String randomBase64() {
        return Base64.getEncoder().encodeToString(randomBytes());
    }

    private String randomHex() {
        return HexFormat.of().formatHex(randomBytes());
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
