package io.mintmark.local.campaign;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Published test cards, most of which pay, and cards that another vault keeps. */
final class Purse {
    private static final List<String> GOOD =
            List.of("4242424242424242", "5555555555554444", "4111111111111111", "378282246310005", "4000000000000010");
    /** Refused at once, for several reasons. */
    private static final List<String> BAD =
            List.of("4000000000000002", "4000000000009995", "4000000000000119", "4000000000000341");
    /** Their banks ask the payer; the fourth is refused even then, and the last never convinced. */
    private static final List<String> ASKED =
            List.of("4000000000003220", "4000002760003184", "4000020000000000", "4000008400001629", "4055011111111111");
    /** Their banks know the payer, are not convinced without asking, or cannot be reached. */
    private static final List<String> NOT_ASKED =
            List.of("4000002500003155", "4000008260003178", "4264281511112228", "4000008400001280");

    /** The kind that each of ten equally likely draws takes. */
    private static final List<List<String>> TEN =
            List.of(GOOD, GOOD, GOOD, GOOD, BAD, BAD, ASKED, ASKED, ASKED, NOT_ASKED);

    /** Of Authorize.net: two that pay, one without money, one that has expired, and one that nobody knows. */
    private static final List<Profile> PROFILES = List.of(
            new Profile("12345", "55555", "automatic"),
            new Profile("12346", "66666", "manual"),
            new Profile("12345", "55556", "automatic"),
            new Profile("12345", "55555", "automatic"),
            new Profile("12345", "55558", "manual"),
            new Profile("12346", "66666", "automatic"),
            new Profile("12345", "99999", "automatic"),
            new Profile("12345", "55555", "manual"));

    private record Profile(String customer, String payment, String capture) {}

    private Purse() {}

    /** All of them. */
    static List<String> everyCard() {
        return Stream.of(GOOD, BAD, ASKED, NOT_ASKED).flatMap(List::stream).toList();
    }

    /** Whether the payer's bank has a say where the merchant wants that. */
    static boolean isAuthenticated(String card) {
        return ASKED.contains(card) || NOT_ASKED.contains(card);
    }

    /** One that mostly pays. */
    static String draw(Random random) {
        List<String> cards = TEN.get(random.nextInt(TEN.size()));
        return cards.get(random.nextInt(cards.size()));
    }

    /**
     * How a card of another vault is charged, as {@code paymentMethod} and {@code capture} of an order have it.
     *
     * @param turn they come one after the other, so that few are enough to meet all ends; most of them pay
     */
    static JsonObject elsewhere(int turn) {
        Profile profile = PROFILES.get(turn % PROFILES.size());
        JsonObject method = new JsonObject()
                .put("source", "external")
                .put("tokenSource", "Authorize.net")
                .put(
                        "tokenData",
                        new JsonObject().put("profile_id", profile.customer()).put("payment_id", profile.payment()));
        return new JsonObject()
                .put("paymentMethod", method)
                .put("capture", new JsonObject().put("method", profile.capture()));
    }
}
