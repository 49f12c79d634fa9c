package io.mintmark.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForwardProfilesTest {
    private final Map<String, JsonObject> profiles = new ForwardProfiles("http://127.0.0.1:8079", Path.of("key"))
            .json().getJsonArray("profiles").stream()
                    .map(JsonObject.class::cast)
                    .collect(Collectors.toMap(profile -> profile.getString("name"), profile -> profile));

    @Test
    void everyStepHasItsWay() {
        assertThat(profiles.keySet())
                .containsExactlyInAnyOrder(
                        "acquirer.authorize",
                        "acquirer.authorize-at-address",
                        "acquirer.complete",
                        "acquirer.capture",
                        "acquirer.refund",
                        "acquirer.void",
                        "acquirer.status",
                        "authorize-net.authorize",
                        "authorize-net.capture",
                        "authorize-net.refund",
                        "authorize-net.void",
                        "authorize-net.status",
                        "demo.authorize");
    }

    @Test
    void merchantsHaveADestinationToTryAndNoOther() {
        assertThat(profiles.values().stream().filter(profile -> profile.containsKey("merchants")))
                .singleElement()
                .satisfies(demo -> {
                    assertThat(demo.getString("name")).isEqualTo("demo.authorize");
                    assertThat(demo.getJsonArray("merchants")).containsExactly("*");
                    assertThat(demo.getJsonObject("placeholders").getString("/merchant"))
                            .isEqualTo("merchant.id");
                    assertThat(demo.containsKey("callers")).isFalse();
                });
    }

    @Test
    void anAddressThatACallerBringsIsNotTheVaultsToFillIn() {
        assertThat(profile("acquirer.authorize-at-address")
                        .getJsonObject("placeholders")
                        .fieldNames())
                .contains("/card/number", "/card/securityCode")
                .doesNotContain("/card/addressLine1", "/card/postalCode");
    }

    @Test
    void eachLeadsToItsAcquirer() {
        assertThat(profile("acquirer.complete").getString("url"))
                .isEqualTo("http://127.0.0.1:8079/acquirer/v1/completions");
        assertThat(profile("acquirer.complete").getString("method")).isEqualTo("POST");
        assertThat(profile("authorize-net.status").getString("url"))
                .isEqualTo("http://127.0.0.1:8079/authorize-net/v1/operations/{reference}");
        assertThat(profile("authorize-net.status").getString("method")).isEqualTo("GET");
    }

    @Test
    void howAPayerWasAuthenticatedIsToldWhereItIsDecided() {
        assertThat(profiles).allSatisfy((name, profile) -> {
            boolean decides = name.matches("acquirer\\.(authorize.*|complete|status)");
            for (String member : new String[] {
                "/authentication/status", "/authentication/eci", "/authentication/transactionId", "/challengeUrl"
            }) {
                assertThat(profile.getJsonArray("answer").contains(member)).isEqualTo(decides);
            }
        });
    }

    @Test
    void theCardOfAProfileIsToldWithItsAuthorization() {
        assertThat(profiles).allSatisfy((name, profile) -> {
            boolean tells =
                    Set.of("authorize-net.authorize", "authorize-net.status").contains(name);
            for (String member : new String[] {"/card/brand", "/card/last4"}) {
                assertThat(profile.getJsonArray("answer").contains(member)).isEqualTo(tells);
            }
        });
    }

    @Test
    void anAuthorizationAloneTakesACard() {
        assertThat(profiles.values().stream().filter(profile -> profile.containsKey("placeholders")))
                .extracting(profile -> profile.getString("name"))
                .containsExactlyInAnyOrder("acquirer.authorize", "acquirer.authorize-at-address", "demo.authorize");
    }

    @Test
    void amountsAreToldOfWhatBringsNoSecurityCode() {
        assertThat(profiles).allSatisfy((name, profile) -> {
            JsonArray answer = profile.getJsonArray("answer");
            assertThat(answer).contains("/reference", "/type", "/result", "/responseCode", "/state");
            for (String amount : new String[] {"/amount", "/capturedAmount", "/refundedAmount"}) {
                assertThat(answer.contains(amount)).isEqualTo(!name.startsWith("acquirer.authorize"));
            }
        });
    }

    private JsonObject profile(String name) {
        return Objects.requireNonNull(profiles.get(name), name);
    }
}
