package io.mintmark.endtoend.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.ForwardOrder;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.SessionOrder;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.HttpPayer.CardForm;
import io.mintmark.endtoend.payer.PayerCard;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No card number and no security code is outside the vault, whatever happened while cards were saved. What may be
 * anywhere is planted beside them, and found: so the search does see all of these places.
 */
@Order(5)
@OnCluster
class CanaryIT {
    private static final int SAVES = 100;
    private static final int CUSTOMERS = 10;
    private static final int AT_ONCE = 3;

    private static final String REFERENCE = "the reference of the sessions";
    private static final String CAPTURE = "the id of a capture";
    private static final String API_KEY = "the id of a key";
    private static final String TOPIC = "the name of a topic";
    private static final List<String> HARMLESS = List.of(REFERENCE, CAPTURE, API_KEY, TOPIC);

    private final Platform platform;
    private final HttpPayer payer;
    private final Acquirer acquirer;
    private final Instant begun = Instant.now();
    private final Canary canary = Canary.hatch();
    private final String reference = "order-" + Canary.letters(new SecureRandom());

    CanaryIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    /** A session, and the card that is saved in it. */
    private record Save(Session session, PayerCard card) {}

    @Test
    @Timeout(240)
    void whatIsSavedAHundredTimesAmongFailuresIsNowhereOutsideTheVault() throws Exception {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Canary Shop");
            merchant.endpoint(site, "*");
            List<Save> saves = saves(merchant, site);

            // when
            during(saves.subList(0, 35), () -> platform.kill9AndRevive(Service.VAULT, Service.SESSION));
            during(saves.subList(35, 70), () -> {
                platform.kill9Kafka();
                platform.startKafka();
                platform.kill9AndRevive(Service.WEBHOOK, Service.NETWORK_TOKEN);
            });
            Merchant careful = Merchant.withThreeDSecure(platform, "Careful Canary Shop", List.of());
            during(saves.subList(70, SAVES), () -> {
                refusals(merchant, site);
                OtherWays ways = new OtherWays(canary, payer, acquirer);
                ways.store(merchant);
                ways.payWithChallenges(careful, site);
            });
            platform.awaitQuiet(merchant.id());
            platform.awaitQuiet(careful.id());

            // then
            assertThat(merchant.call("GET", "/v1/sessions?status=completed&page=1&size=1", null)
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(SAVES);
            assertThat(acquirer.authorizations(merchant.id()))
                    .as("cards that reached the acquirer with their codes")
                    .hasSizeGreaterThanOrEqualTo(SAVES / 2)
                    .extracting(Authorization::responseCode, Authorization::securityCodeSent)
                    .containsOnly(tuple("00", true));
            assertThat(forwards(merchant))
                    .as("cards that the merchant sent itself")
                    .isPositive();
            assertNowhere(saves.get(0));
        }
    }

    /** Has each saved card sent to the acquirer once more, by the merchant's own request. */
    private int forwards(Merchant merchant) {
        int sent = 0;
        JsonNode customers =
                merchant.call("GET", "/v1/customers?limit=100", null).json().path("data");
        for (JsonNode customer : customers) {
            String cards = "/v1/customers/" + customer.path("id").asText() + "/payment-instruments";
            for (JsonNode card : merchant.call("GET", cards, null).json().path("data")) {
                Answer answer = merchant.call(
                        "POST",
                        "/v1/forward",
                        ForwardOrder.json(
                                card.path("id").asText(), "forward-of-" + Canary.letters(new SecureRandom())));
                answered(200, answer);
                sent++;
            }
        }
        return sent;
    }

    private List<Save> saves(Merchant merchant, MerchantSite site) {
        List<Save> saves = new ArrayList<>();
        for (int i = 0; i < SAVES / CUSTOMERS; i++) {
            Customer customer = merchant.customer("customer-" + i);
            for (int j = 0; j < CUSTOMERS; j++) {
                SessionOrder order =
                        new SessionOrder(merchant.id(), reference + "-" + saves.size(), customer.id(), site);
                // Without a verification the page drops the code; with one it goes sealed to session-service and back.
                saves.add(new Save(
                        merchant.session(i % 2 == 0 ? order : order.verifyingFunds()),
                        j % 2 == 0 ? canary.visa() : canary.amex()));
            }
        }
        return saves;
    }

    /** Saves the cards, a few at once, and lets something happen after the first. */
    private void during(List<Save> saves, Runnable something) throws Exception {
        List<String> through = new CopyOnWriteArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Boolean>> all = new ArrayList<>();
            saves.forEach(save -> all.add(threads.submit(
                    () -> through.add(payer.persist(save.session().link(), save.card())))));
            await("the first payer is through").until(() -> !through.isEmpty());
            something.run();
            for (Future<Boolean> one : all) {
                one.get();
            }
            assertThat(through).allSatisfy(address -> assertThat(address).endsWith("&status=completed"));
        } finally {
            threads.shutdownNow();
        }
    }

    /** Forms and calls that are refused, with the card in every place where somebody may put it. */
    private void refusals(Merchant merchant, MerchantSite site) {
        SessionOrder order = merchant.order(merchant.customer("customer-of-refusals"), site);
        refusals(merchant, payer.open(merchant.session(order).link()));
        CardForm withCode =
                payer.open(merchant.session(merchant.order(merchant.customer("customer-of-refused-codes"), site)
                                .verifyingFunds())
                        .link());
        assertThat(withCode.asksForCode()).isTrue();
        refusals(merchant, withCode);
    }

    private void refusals(Merchant merchant, CardForm form) {
        Stream.of(canary.visa(), canary.amex()).forEach(card -> {
            String framed = canary.frame() + card.securityCode();
            answered(422, payer.submit(form, new PayerCard(card.number(), "01/20", card.name(), card.securityCode())));
            answered(422, payer.submit(form, new PayerCard(card.number(), "", card.name(), framed)));
            answered(
                    422, payer.submit(form, new PayerCard(card.number(), card.number(), card.number(), card.number())));
            answered(422, payer.submit(form, new PayerCard(card.number() + "x", "12/30", framed, framed)));
            answered(
                    413,
                    payer.submit(
                            form,
                            new PayerCard(card.number(), "12/30", card.name().repeat(2_000), card.securityCode())));
            answered(
                    400,
                    merchant.call(
                            "POST",
                            "/v1/customers",
                            "{\"referenceId\": \"c\", \"number\": \"" + card.number() + "\"}"));
            answered(
                    422,
                    merchant.call(
                            "POST",
                            "/v1/forward",
                            "{\"profile\": \"demo.authorize\", \"paymentInstrument\": \"" + card.number()
                                    + "\", \"body\": {\"note\": \"" + card.number() + "\"}}"));
        });
    }

    private void answered(int status, Answer answer) {
        canary.assertNotIn(answer, status);
    }

    private void assertNowhere(Save save) throws IOException {
        // given
        Files.writeString(platform.temporary().resolve("planted"), reference);
        String capture = platform.database()
                .texts(
                        "select id from vault.capture where session_id = ?",
                        save.session().id())
                .get(0);
        List<Secret> all = new ArrayList<>(canary.secrets());
        all.add(new Secret(REFERENCE, reference));
        all.add(new Secret(CAPTURE, capture));
        all.add(new Secret(API_KEY, platform.connection().apiKeyId()));
        all.add(new Secret(TOPIC, "payment_instrument.created"));
        Search search = new Search(all);
        HidingPlaces places = new HidingPlaces(platform, begun);

        // when
        places.searchDisk(search);
        places.searchMemory(search);

        // then
        assertThat(search.finds().stream().filter(find -> !HARMLESS.contains(find.secret())))
                .as("what leaked")
                .isEmpty();
        assertSeen(
                search,
                REFERENCE,
                "Postgres session.sessions,",
                "Postgres webhook.webhook_event,",
                "Postgres pg_wal/",
                "rows of session.sessions",
                "rows of webhook.webhook_event",
                "records of session.created-",
                "records of session.completed-",
                "temporary planted");
        assertSeen(search, CAPTURE, "Postgres vault.capture,", "logs/gateway-access.log");
        assertSeen(search, API_KEY, "connection.json");
        for (String process : List.of("session-service", "network-token-service", "webhook-service", "Kafka")) {
            assertSeen(search, TOPIC, "heap of " + process);
            if (ProcessMemory.isShown()) {
                assertSeen(search, TOPIC, "memory of " + process);
            }
        }
    }

    /** The search has eyes for these places. */
    private static void assertSeen(Search search, String harmless, String... places) {
        List<String> seen = search.finds().stream()
                .filter(find -> find.secret().equals(harmless))
                .map(Find::place)
                .toList();
        for (String place : places) {
            assertThat(seen).as("where %s is", harmless).anyMatch(known -> known.startsWith(place));
        }
    }
}
