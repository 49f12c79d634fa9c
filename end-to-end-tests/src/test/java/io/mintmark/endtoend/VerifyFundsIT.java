package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.acquirer.Fault;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Webhook;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.HttpPayer.CardForm;
import io.mintmark.endtoend.payer.PayerCard;
import io.mintmark.local.plan.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cards are verified at an acquirer that may be slow, silent, wrong or gone. Whatever happens, its books hold one
 * authorization for each card that was saved, and let go of all of them.
 */
@Order(5)
@OnCluster
class VerifyFundsIT {
    private static final Duration VOIDED_WITHIN = Duration.ofSeconds(10);

    /** The issue allows two minutes in the state processing, and five until the void. */
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

    private static final String EXPIRY = "12/30";

    /** Longer than anybody waits for the acquirer. */
    private static final Duration TOO_LATE = Duration.ofSeconds(7);

    /** A card that the acquirer does wrong to. */
    private record Trial(String number, List<Fault> faults) {}

    private static final List<Trial> TRIALS = List.of(
            new Trial("9999010000000011", List.of(Fault.once("authorization", "lose_request"))),
            new Trial("9999010000000029", List.of(Fault.once("authorization", "lose_answer"))),
            new Trial("9999010000000037", List.of(new Fault("authorization", "delay", 1, TOO_LATE))),
            new Trial("9999010000000045", List.of(new Fault("authorization", "late_answer", 1, TOO_LATE))),
            new Trial("9999010000000052", List.of(Fault.once("authorization", "double"))),
            new Trial("9999010000000060", List.of(Fault.once("authorization", "garbage"))),
            new Trial("9999010000000078", List.of(Fault.once("authorization", "error"))),
            new Trial("9999010000000086", List.of(new Fault("void", "lose_request", 2, Duration.ZERO))),
            new Trial("9999010000000094", List.of(Fault.once("void", "lose_answer"))),
            new Trial("9999010000000102", List.of(new Fault("void", "late_answer", 1, TOO_LATE))),
            new Trial("9999010000000110", List.of(Fault.once("void", "double"))),
            new Trial("9999010000000128", List.of(new Fault("void", "garbage", 2, Duration.ZERO))),
            new Trial(
                    "9999010000000136",
                    List.of(
                            Fault.once("authorization", "lose_answer"),
                            new Fault("status", "error", 2, Duration.ZERO))),
            new Trial(
                    "9999010000000144",
                    List.of(
                            Fault.once("authorization", "garbage"),
                            new Fault("status", "delay", 1, TOO_LATE),
                            Fault.once("void", "error"))));

    private final Platform platform;
    private final HttpPayer payer;
    private final Acquirer acquirer;

    VerifyFundsIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
        this.acquirer = new Acquirer(platform.api(), platform.connection().simulatorUrl());
    }

    @AfterEach
    void forgetTheFaults() {
        acquirer.behave();
    }

    @Test
    void anApprovedCardIsSavedAndTheAuthorizationVoidedWithinSeconds() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.verified(platform, site, "Sound Shop");

            // when
            Optional<String> sentTo = payer.attempt(card.session().link(), PayerCard.of(SavedCard.NUMBER, EXPIRY));

            // then
            assertThat(sentTo).contains(card.resultAddress());
            awaitVoided(card.merchant(), VOIDED_WITHIN);
            assertThat(acquirer.authorizations(card.merchant().id()))
                    .extracting(
                            Authorization::responseCode,
                            Authorization::state,
                            Authorization::amount,
                            Authorization::captured,
                            Authorization::currency,
                            Authorization::last4,
                            Authorization::received)
                    .containsExactly(tuple("00", "voided", 100L, 0L, "USD", "4242", 1));
            card.assertSavedOnce();
        }
    }

    @Test
    void theThirdRefusalEndsTheSession() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.verified(platform, site, "Poor Shop");
            PayerCard poor = PayerCard.of("4000 0000 0000 9995", EXPIRY);
            CardForm form = payer.open(card.session().link());

            // when
            Answer first = payer.submit(form, poor);
            Answer second = payer.submit(form, poor);
            Answer third = payer.submit(form, poor);

            // then
            assertThat(first.text()).contains("Your card was not accepted").contains("You have 2 more tries.");
            assertThat(second.text()).contains("Your card was not accepted").contains("You have one more try.");
            assertThat(third.header("location"))
                    .isEqualTo(site.resultUrl() + "&sessionId=" + card.session().id() + "&status=failed");
            JsonNode session = card.merchant().read(card.session());
            assertThat(session.path("status").asText()).isEqualTo("failed");
            assertThat(session.path("attemptsLeft").asInt()).isZero();
            assertThat(session.path("failure").path("reason").asText()).isEqualTo("verification_refused");
            assertThat(card.merchant().instruments(card.customer())).isEmpty();
            assertThat(acquirer.authorizations(card.merchant().id()))
                    .extracting(Authorization::responseCode, Authorization::state)
                    .containsOnly(tuple("51", "declined"))
                    .hasSize(3);
            platform.awaitQuiet(card.merchant().id());
            assertThat(platform.events()
                            .about(EventType.SESSION_FAILED, card.session().id()))
                    .hasSize(1);
            assertThat(site.callbacks()).hasSize(1);
            Webhook callback = site.callbacks().get(0);
            assertThat(callback.verified(card.merchant().callbackSecret())
                            .path("type")
                            .asText())
                    .isEqualTo("session.failed");
            assertThat(payer.follow(card.session().link()).header("location")).isEqualTo(third.header("location"));
            assertNoCardIsKept(card.merchant());
        }
    }

    @Test
    void afterARefusalAnotherCardIsSaved() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.verified(platform, site, "Second Shop");
            CardForm form = payer.open(card.session().link());
            payer.submit(form, PayerCard.of("4000 0000 0000 0002", EXPIRY));

            // when
            Answer answer = payer.submit(form, PayerCard.of(SavedCard.NUMBER, EXPIRY));

            // then
            assertThat(answer.header("location")).isEqualTo(card.resultAddress());
            assertThat(card.merchant().read(card.session()).path("attemptsLeft").asInt())
                    .isEqualTo(2);
            card.assertSavedOnce();
            awaitVoided(card.merchant(), VOIDED_WITHIN);
        }
    }

    /** All at the same time, each with a card of its own. */
    @Test
    void whateverTheAcquirerDoesTheTruthIsOneAuthorizationAndItsVoid() throws Exception {
        try (MerchantSite site = new MerchantSite()) {
            // given
            List<SavedCard> cards = new ArrayList<>();
            TRIALS.forEach(trial -> {
                cards.add(SavedCard.verified(platform, site, "Shop " + trial.faults()));
                trial.faults()
                        .forEach(fault -> acquirer.order(fault, trial.number().substring(12)));
            });

            // when
            List<String> addresses = saveAll(cards);

            // then
            assertThat(addresses)
                    .containsExactlyElementsOf(
                            cards.stream().map(SavedCard::resultAddress).toList());
            cards.forEach(this::assertOneAuthorizationWasLetGoOf);
            assertThat(acquirer.struck())
                    .as("how often the faults struck")
                    .containsExactlyElementsOf(TRIALS.stream()
                            .flatMap(trial -> trial.faults().stream())
                            .map(Fault::times)
                            .toList());
        }
    }

    private List<String> saveAll(List<SavedCard> cards) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(cards.size());
        try {
            List<Callable<String>> saves = new ArrayList<>();
            for (int i = 0; i < cards.size(); i++) {
                String link = cards.get(i).session().link();
                PayerCard card = PayerCard.of(TRIALS.get(i).number(), EXPIRY);
                saves.add(() -> payer.persist(link, card));
            }
            List<String> addresses = new ArrayList<>();
            for (Future<String> save : threads.invokeAll(saves)) {
                addresses.add(save.get());
            }
            return addresses;
        } finally {
            threads.shutdownNow();
        }
    }

    private void assertOneAuthorizationWasLetGoOf(SavedCard card) {
        String name = card.merchant().name();
        awaitVoided(card.merchant(), SETTLED_WITHIN);
        assertThat(acquirer.authorizations(card.merchant().id())).as(name).hasSize(1);
        assertThat(card.merchant().instruments(card.customer())).as(name).hasSize(1);
        assertThat(card.merchant().read(card.session()).path("attemptsLeft").asInt())
                .as(name)
                .isEqualTo(3);
    }

    @Test
    void whileTheAcquirerIsAwayNothingIsConsumedAndAfterwardsTheCardIsSaved() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.verified(platform, site, "Waiting Shop");
            PayerCard good = PayerCard.of(SavedCard.NUMBER, EXPIRY);
            platform.kill9Simulator();

            // when
            Optional<String> sentTo = payer.attempt(card.session().link(), good);

            // then
            platform.startSimulator();
            assertThat(sentTo).isEmpty();
            assertThat(payer.persist(card.session().link(), good)).isEqualTo(card.resultAddress());
            assertThat(card.merchant().read(card.session()).path("attemptsLeft").asInt())
                    .isEqualTo(3);
            awaitVoided(card.merchant(), SETTLED_WITHIN);
            assertThat(acquirer.authorizations(card.merchant().id())).hasSize(1);
            card.assertSavedOnce();
        }
    }

    @Test
    void anAcquirerThatDiesBeforeItAnswersIsAskedWhenItIsBack() throws Exception {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.verified(platform, site, "Patient Shop");
            PayerCard good = PayerCard.of(SavedCard.NUMBER, EXPIRY);
            acquirer.order(new Fault("authorization", "late_answer", 1, TOO_LATE), "4242");
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<String> address =
                        thread.submit(() -> payer.persist(card.session().link(), good));
                await("it is in the books")
                        .until(() ->
                                acquirer.authorizations(card.merchant().id()).size() == 1);

                // when
                platform.kill9Simulator();
                platform.startSimulator();

                // then
                assertThat(address.get()).isEqualTo(card.resultAddress());
            } finally {
                thread.shutdownNow();
            }
            awaitVoided(card.merchant(), SETTLED_WITHIN);
            assertThat(acquirer.authorizations(card.merchant().id())).hasSize(1);
            card.assertSavedOnce();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SESSION, session.verify.before-send",
        "SESSION, session.verify.after-answer-before-record",
        "SESSION, session.void.after-send-before-record",
        "VAULT, vault.forward.before-send",
        "VAULT, vault.forward.after-answer",
    })
    void aCrashSendsNothingTwiceAndLeavesNothingOpen(Service service, String label) {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.verified(platform, site, "Crash Shop");
            PayerCard good = PayerCard.of(SavedCard.NUMBER, EXPIRY);
            platform.awaitQuiet(card.merchant().id());
            platform.armCrash(service, label);

            // when
            payer.attempt(card.session().link(), good);
            platform.reviveAfterCrash(service, label);

            // then
            assertThat(payer.persist(card.session().link(), good)).isEqualTo(card.resultAddress());
            awaitVoided(card.merchant(), SETTLED_WITHIN);
            assertThat(acquirer.authorizations(card.merchant().id()))
                    .as("authorizations, each received once")
                    .extracting(Authorization::received)
                    .containsExactly(1);
            card.assertSavedOnce();
        }
    }

    private void awaitVoided(Merchant merchant, Duration patience) {
        await("every authorization is let go of").atMost(patience).untilAsserted(() -> assertThat(
                        acquirer.authorizations(merchant.id()))
                .isNotEmpty()
                .extracting(Authorization::state)
                .isSubsetOf("voided", "declined"));
    }

    private void assertNoCardIsKept(Merchant merchant) {
        await("refused cards are shredded").untilAsserted(() -> assertThat(platform.database()
                        .number("select count(*) from vault.record_key where merchant_id = ?", merchant.id()))
                .isZero());
    }
}
