package io.mintmark.local.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where the vault may send to, and how: cards to the simulator's acquirer, profiles to its second, and nowhere else. */
public final class ForwardProfiles {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final List<String> OF_EVERY_STEP =
            List.of("/reference", "/id", "/type", "/result", "/responseCode", "/state");
    private static final List<String> OF_AUTHORIZATION =
            List.of("/authorizationCode", "/securityCodeResult", "/avsResult", "/networkTransactionId");
    private static final List<String> OF_AUTHENTICATION =
            List.of("/authentication/status", "/authentication/eci", "/authentication/transactionId", "/challengeUrl");
    private static final List<String> OF_KEPT_CARD = List.of("/card/brand", "/card/last4");
    private static final List<String> NOT_WITH_EVERY_CARD =
            List.of("/card/securityCode", "/card/holderName", "/card/addressLine1", "/card/postalCode");
    private static final List<String> AMOUNTS = List.of("/amount", "/capturedAmount", "/refundedAmount");

    private final String simulator;
    private final Path signingKey;

    /** @param signingKey the file of the key that requests are signed with */
    public ForwardProfiles(String simulatorUrl, Path signingKey) {
        this.simulator = simulatorUrl;
        this.signingKey = signingKey;
    }

    /** Writes the file anew, whole or not at all: addresses change with the ports. */
    public void write(Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(half, json().encodePrettily() + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    JsonObject json() {
        JsonArray profiles = new JsonArray()
                .add(authorize("authorize", true))
                .add(authorize("authorize-at-address", false))
                .add(post("acquirer", "complete", "/completions", OF_AUTHORIZATION, OF_AUTHENTICATION, AMOUNTS));
        followUps("acquirer", OF_AUTHENTICATION).forEach(profiles::add);
        profiles.add(post("authorize-net", "authorize", "/authorizations", OF_AUTHORIZATION, OF_KEPT_CARD, AMOUNTS));
        followUps("authorize-net", OF_KEPT_CARD).forEach(profiles::add);
        profiles.add(demo());
        return new JsonObject().put("profiles", profiles);
    }

    /** @param told what the acquirer says of an authorization beyond what all do */
    private List<JsonObject> followUps(String acquirer, List<String> told) {
        return List.of(
                post(acquirer, "capture", "/captures", AMOUNTS),
                post(acquirer, "refund", "/refunds", AMOUNTS),
                post(acquirer, "void", "/voids", AMOUNTS),
                profile(acquirer, "status", "GET", "/operations/{reference}", OF_AUTHORIZATION, told, AMOUNTS));
    }

    /**
     * Without amounts: the vault withholds an answer in which the security code stands, and 7.37 would look like one.
     *
     * @param storedAddress whether the address to compare is the one that is stored with the card, and not the caller's
     */
    private JsonObject authorize(String step, boolean storedAddress) {
        JsonObject placeholders = new JsonObject()
                .put("/card/number", "card.number")
                .put("/card/expiryMonth", "card.exp_month")
                .put("/card/expiryYear", "card.exp_year")
                .put("/card/holderName", "card.holder_name")
                .put("/card/securityCode", "card.security_code");
        if (storedAddress) {
            placeholders.put("/card/addressLine1", "card.address_line1").put("/card/postalCode", "card.postal_code");
        }
        return post("acquirer", step, "/authorizations", OF_AUTHORIZATION, OF_AUTHENTICATION)
                .put("placeholders", placeholders)
                .put(
                        "optional",
                        new JsonArray(NOT_WITH_EVERY_CARD.stream()
                                .filter(placeholders::containsKey)
                                .toList()));
    }

    /**
     * For merchants' own forwards. Who the demo merchant is shows only when it is created, which needs a running vault: so
     * this is for all merchants, as the sandbox alone allows. The acquirer learns from the vault in whose name it is asked.
     */
    private JsonObject demo() {
        JsonObject demo = post("acquirer", "demo", "/authorizations", OF_AUTHORIZATION, AMOUNTS)
                .put("name", "demo.authorize")
                .put(
                        "placeholders",
                        new JsonObject()
                                .put("/merchant", "merchant.id")
                                .put("/card/number", "card.number")
                                .put("/card/expiryMonth", "card.exp_month")
                                .put("/card/expiryYear", "card.exp_year")
                                .put("/card/holderName", "card.holder_name"))
                .put("optional", new JsonArray().add("/card/holderName"))
                .put("merchants", new JsonArray().add("*"));
        demo.remove("callers");
        return demo;
    }

    @SafeVarargs
    private JsonObject post(String acquirer, String step, String path, List<String>... answer) {
        return profile(acquirer, step, "POST", path, answer);
    }

    @SafeVarargs
    private JsonObject profile(String acquirer, String step, String method, String path, List<String>... answer) {
        return new JsonObject()
                .put("name", acquirer + "." + step)
                .put("callers", new JsonArray().add("session"))
                .put("method", method)
                .put("url", simulator + "/" + acquirer + "/v1" + path)
                .put(
                        "signing",
                        new JsonObject()
                                .put("scheme", "rfc9421-hmac-sha256")
                                .put("keyId", SimulatorServer.KEY_ID)
                                .put("keyFile", signingKey.toString()))
                .put("timeoutMillis", TIMEOUT_MILLIS)
                .put(
                        "answer",
                        new JsonArray(Stream.concat(
                                        OF_EVERY_STEP.stream(),
                                        Stream.of(answer).flatMap(List::stream))
                                .toList()));
    }
}
