package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.events.EventRecord;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.merchant.Webhook;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.local.Connection.Replica;
import io.mintmark.local.plan.Service;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What everybody leans on is away for a while: Kafka, then Postgres. */
@Order(5)
@OnCluster
class BadLuckIT {
    /** How long Kafka is away; a minute says no more, and costs forty seconds more. */
    private static final Duration KAFKA_DOWN = Duration.ofSeconds(Long.getLong("kafka.down.seconds", 20));

    private static final Duration POSTGRES_DOWN = Duration.ofSeconds(5);
    private static final Duration REFUSED_WITHIN = Duration.ofSeconds(2);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(5);
    private static final Duration BETWEEN_SAVES = Duration.ofMillis(500);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(50);
    private static final int AT_ONCE = 3;

    /** A read and a write of every service that has an API. */
    private static final Map<Service, List<String>> CALLS = Map.of(
            Service.SESSION,
            List.of("GET /v1/sessions", "POST /v1/sessions {\"referenceId\": \"r\", \"type\": \"tokenization\"}"),
            Service.VAULT,
            List.of("GET /v1/customers", "POST /v1/customers {\"referenceId\": \"nobody\"}"),
            Service.WEBHOOK,
            List.of(
                    "GET /v1/webhook-endpoints",
                    "POST /v1/webhook-endpoints {\"url\": \"http://127.0.0.1:9/\", \"eventTypes\": [\"session.*\"]}"));

    private final Platform platform;
    private final HttpPayer payer;

    BadLuckIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    @Test
    void withoutKafkaCardsAreSavedAndEverythingIsToldAfterwards() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            Merchant merchant = Merchant.create(platform, "Offline Shop");
            merchant.endpoint(site, "*");
            platform.kill9Kafka();

            // when
            List<Session> saved = new ArrayList<>();
            Instant end = Instant.now().plus(KAFKA_DOWN);
            await().atMost(KAFKA_DOWN.plusSeconds(20))
                    .pollInterval(BETWEEN_SAVES)
                    .until(() -> {
                        saved.add(saveAtOnce(merchant, site, saved.size()));
                        return Instant.now().isAfter(end);
                    });
            platform.startKafka();

            // then
            platform.awaitQuiet(merchant.id());
            Set<String> told = site.webhooks().stream().map(Webhook::id).collect(Collectors.toSet());
            Set<String> called = site.callbacks().stream().map(Webhook::id).collect(Collectors.toSet());
            for (Session session : saved) {
                String token = merchant.read(session).path("paymentInstrument").asText();
                List<EventRecord> ofSession = assertCompleteAndInOrder("session", session.id());
                List<EventRecord> ofInstrument = assertCompleteAndInOrder("vault", token);
                assertThat(told)
                        .as("webhooks about %s", session.id())
                        .containsAll(Stream.concat(ofSession.stream(), ofInstrument.stream())
                                .map(EventRecord::id)
                                .toList());
                assertThat(called)
                        .as("the callback about %s", session.id())
                        .contains(ofSession.get(ofSession.size() - 1).id());
            }
        }
    }

    /** Without a second try: Kafka is no excuse. */
    private Session saveAtOnce(Merchant merchant, MerchantSite site, int number) {
        Session session = merchant.session(merchant.customer("customer-" + number), site);
        Optional<String> sentTo = payer.attempt(session.link(), SavedCard.NUMBER, SavedCard.EXPIRY);
        assertThat(sentTo).contains(site.resultUrl() + "&sessionId=" + session.id() + "&status=completed");
        return session;
    }

    /** The aggregate's events, one for each sequence from the first to the latest. */
    private List<EventRecord> assertCompleteAndInOrder(String schema, String aggregate) {
        long latest = platform.database()
                .number(
                        schema.equals("session")
                                ? "select sequence from session.sessions where id = ?"
                                : "select sequence from vault.payment_instrument where id = ?",
                        aggregate);
        List<EventRecord> events = platform.events().inOrderOfSending(aggregate);
        assertThat(events.stream().map(EventRecord::sequence))
                .as("the sequences of %s, as they were sent", aggregate)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, latest).boxed().toList());
        return events;
    }

    @Test
    void withoutPostgresEveryApiRefusesWithinTwoSecondsAndComesBackByItself() {
        // given
        Merchant merchant = Merchant.create(platform, "Closed Shop");
        CALLS.keySet().forEach(service -> assertThat(call(merchant, service, 0).status())
                .as("%s before", service)
                .isEqualTo(200));

        // when
        platform.stopPostgres();

        // then
        try {
            Instant end = Instant.now().plus(POSTGRES_DOWN);
            do {
                CALLS.keySet().forEach(service -> {
                    assertRefused(merchant, service, 0);
                    assertRefused(merchant, service, 1);
                });
            } while (Instant.now().isBefore(end));
        } finally {
            platform.startPostgres();
        }
        await("every service serves again")
                .atMost(BACK_WITHIN)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> CALLS.keySet().forEach(service -> assertThat(
                                call(merchant, service, 0).status())
                        .as("%s afterwards", service)
                        .isEqualTo(200)));
    }

    private void assertRefused(Merchant merchant, Service service, int which) {
        Instant asked = Instant.now();
        Answer answer = call(merchant, service, which);
        assertThat(Duration.between(asked, Instant.now()))
                .as("%s answered %d", service, answer.status())
                .isLessThan(REFUSED_WITHIN);
        assertThat(answer.status()).as("%s: %s", service, answer.text()).isEqualTo(503);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.header("retry-after")).matches("\\d+");
    }

    /** Asks the process itself: the gateway would answer in its place. */
    private Answer call(Merchant merchant, Service service, int which) {
        Replica replica = platform.connection().replicas(service).get(0);
        String[] call = CALLS.getOrDefault(service, List.of()).get(which).split(" ", 3);
        return platform.api()
                .call(replica.url(), call[0], call[1], merchant.authorization(), call.length > 2 ? call[2] : null);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterPostgresWasKilled() throws Exception {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard first = SavedCard.ordered(platform, site, "Hard Shop");
            Merchant merchant = first.merchant();
            List<SavedCard> cards = new ArrayList<>(List.of(first));
            for (int i = 1; i < 12; i++) {
                Customer customer = merchant.customer("customer-" + (1001 + i));
                cards.add(new SavedCard(
                        platform, merchant, site, first.endpoint(), customer, merchant.session(customer, site)));
            }
            List<String> acknowledged = new CopyOnWriteArrayList<>();
            List<String> through = new CopyOnWriteArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
            try {
                ScheduledFuture<?> writes = writer.scheduleWithFixedDelay(
                        () -> write(merchant, acknowledged), 0, BETWEEN_WRITES.toMillis(), TimeUnit.MILLISECONDS);
                List<Future<Boolean>> saves = new ArrayList<>();
                cards.forEach(card -> saves.add(threads.submit(
                        () -> through.add(payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY)))));
                await("two payers are through").until(() -> through.size() > 1);

                // when
                platform.kill9PostgresAndRevive();

                // then
                for (Future<Boolean> save : saves) {
                    save.get();
                }
                writes.cancel(false);
            } finally {
                threads.shutdownNow();
                writer.shutdownNow();
            }
            assertThat(acknowledged).hasSizeGreaterThan(10).allSatisfy(id -> assertThat(
                            merchant.call("GET", "/v1/customers/" + id, null).status())
                    .isEqualTo(200));
            cards.forEach(SavedCard::assertSavedOnce);
        }
    }

    /** Another customer, remembered if the answer says that it is there. */
    private static void write(Merchant merchant, List<String> acknowledged) {
        try {
            Answer answer = merchant.call("POST", "/v1/customers", "{\"referenceId\": \"" + UUID.randomUUID() + "\"}");
            if (answer.status() == 201) {
                acknowledged.add(answer.json().path("id").asText());
            }
        } catch (UncheckedIOException noAnswer) {
            // Unknown, hence not acknowledged.
        }
    }
}
