package io.mintmark.simulator;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A platform that signs its requests, written out so that it shares nothing with what it tests. */
final class SigningCaller {
    static final String KEY_ID = "platform";

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    SigningCaller(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    static Path keyFileIn(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("signing-key"), Base64.getEncoder().encodeToString(KEY) + "\n");
    }

    /** 1.00 USD on a card that expires in December 2040. */
    static JsonObject authorization(String reference, String number) {
        return new JsonObject()
                .put("reference", reference)
                .put("merchant", "12345")
                .put("amount", new JsonObject().put("value", 100).put("currency", "USD"))
                .put("capture", false)
                .put("initiator", "customer")
                .put(
                        "card",
                        new JsonObject()
                                .put("number", number)
                                .put("expiryMonth", "12")
                                .put("expiryYear", "2040")
                                .put("securityCode", "737"));
    }

    static JsonObject reversal(String reference, String authorization) {
        return new JsonObject().put("reference", reference).put("authorization", authorization);
    }

    /** In USD. */
    static JsonObject movement(String reference, String authorization, int value) {
        return reversal(reference, authorization)
                .put("amount", new JsonObject().put("value", value).put("currency", "USD"));
    }

    HttpResponse<String> authorize(JsonObject body) throws Exception {
        return post("/acquirer/v1/authorizations", body, 4);
    }

    HttpResponse<String> reverse(JsonObject body) throws Exception {
        return post("/acquirer/v1/voids", body, 4);
    }

    /** @param what {@code captures} or {@code refunds} */
    HttpResponse<String> move(String what, JsonObject body) throws Exception {
        return post("/acquirer/v1/" + what, body, 4);
    }

    /** @param seconds until the signature expires */
    HttpResponse<String> post(String path, JsonObject body, long seconds) throws Exception {
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
        String input = "(\"@method\" \"@target-uri\" \"content-digest\" \"content-type\")" + parameters(seconds);
        String base = "\"@method\": POST\n\"@target-uri\": " + url + path + "\n\"content-digest\": " + digest
                + "\n\"content-type\": application/json\n\"@signature-params\": " + input;
        return send(request(path, input, base)
                .header("Content-Type", "application/json")
                .header("Content-Digest", digest)
                .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
    }

    HttpResponse<String> status(String reference) throws Exception {
        return get("/acquirer/v1/operations/" + reference);
    }

    HttpResponse<String> get(String path) throws Exception {
        String input = "(\"@method\" \"@target-uri\")" + parameters(4);
        String base = "\"@method\": GET\n\"@target-uri\": " + url + path + "\n\"@signature-params\": " + input;
        return send(request(path, input, base).GET());
    }

    /** Without a signature. */
    HttpResponse<String> plain(String method, String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonObject json(String path) throws Exception {
        return new JsonObject(plain("GET", path, "").body());
    }

    private HttpRequest.Builder request(String path, String input, String base) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] signature = mac.doFinal(base.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Signature-Input", "sig1=" + input)
                .header("Signature", "sig1=:" + Base64.getEncoder().encodeToString(signature) + ":");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String parameters(long seconds) {
        long now = Instant.now().getEpochSecond();
        return ";created=" + now + ";expires=" + (now + seconds) + ";keyid=\"" + KEY_ID + "\";alg=\"hmac-sha256\"";
    }

    private static byte[] sha256(JsonObject body) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(body.encode().getBytes(StandardCharsets.UTF_8));
    }
}
