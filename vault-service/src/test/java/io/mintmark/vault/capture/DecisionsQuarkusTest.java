package io.mintmark.vault.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.capture.application.Decision;
import io.mintmark.vault.capture.application.OpenLink;
import io.mintmark.vault.capture.application.SessionDecisions;
import io.mintmark.vault.capture.application.Wish;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.Rows;
import io.mintmark.vault.testing.SessionStub;
import io.mintmark.vault.testing.SessionStub.Answer;
import io.mintmark.vault.testing.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What vault and session-service say to each other of a session. */
@QuarkusTest
class DecisionsQuarkusTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final SessionStub session = SessionStub.shared();
    private final String sessionId = Api.unique("ses_");
    private TestMerchant merchant;

    @Inject
    SessionDecisions decisions;

    @Inject
    OpenLink open;

    @BeforeEach
    void thereIsAMerchant() {
        merchant = Api.merchant();
    }

    @Test
    void whatACaptureAsksForIsRememberedAndChangedWithIt() {
        // given
        Map<String, Object> asked = captureWithPaths();
        asked.put("securityCode", "required");
        asked.put("verification", Map.of("total", "1.00", "currency", "USD"));

        // when
        Capture capture = captureOf(Api.link(asked));
        Capture changed = captureOf(Api.link(Api.capture(merchant, sessionId)));

        // then
        assertThat(capture.securityCodeRequired()).isTrue();
        assertThat(capture.verification()).isEqualTo(new Capture.Verification("1.00", "USD"));
        assertThat(capture.standingPath()).isEqualTo("/internal/sessions/" + sessionId + "/standing");
        assertThat(capture.extendPath()).isEqualTo("/internal/sessions/" + sessionId + "/extensions");
        assertThat(changed.id()).isEqualTo(capture.id());
        assertThat(changed.securityCodeRequired()).isFalse();
        assertThat(changed.verification()).isNull();
        assertThat(changed.standingPath()).isNull();
        assertThat(changed.extendPath()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "securityCode,maybe",
        "standingPath,/v1/customers",
        "extendPath,/internal/../v1",
    })
    void aCaptureThatCouldLeadAstrayIsNotRegistered(String member, String value) {
        Map<String, Object> asked = captureWithPaths();
        asked.put(member, value);
        Api.asSession().body(asked).post("/internal/captures").then().statusCode(422);
        asked = captureWithPaths();
        asked.put("verification", Map.of("total", "<b>1</b>", "currency", "USD"));
        Api.asSession().body(asked).post("/internal/captures").then().statusCode(422);
    }

    @Test
    void theSealedCodeGoesWithTheCardAndNothingElseOfTheCode() {
        // when
        Submitted card = Submitted.card(merchant, Api.VISA, "736");

        // then
        assertThat(card.seal()).matches(Seal.PATTERN);
        SessionStub.Asked asked = session.asked().get(0);
        assertThat(asked.body().has("paymentInstrumentId")).isFalse();
        assertThat(asked.body().get("card").toString()).doesNotContain("736");
    }

    @Test
    void aPageThatAsksForNoCodeSealsNone() {
        assertThat(Submitted.card(merchant, Api.VISA, null).seal()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"undecided,1", "busy,0"})
    void aCardThatIsBeingDecidedOnIsKeptAndOneThatIsNotIsShredded(String outcome, int kept) {
        // given
        Map<String, Object> capture = captureWithPaths();
        String link = Api.link(capture);
        session.answers(Answer.decision(outcome, "processing", null, 3));

        // when
        Api.submit(link, Api.VISA, "12%2F30", "Ana");

        // then
        assertThat(Rows.count("staged_card", "session_id = ? and state = 'staged'", sessionId))
                .isEqualTo(kept);
        assertThat(Rows.count("card_record", "merchant_id = ?", merchant.id())).isEqualTo(kept);
        assertThat(Rows.count("capture", "session_id = ? and outcome is not null", sessionId))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "undecided", "ended", "busy", "refused", "completed"})
    void howASessionStandsIsAskedWithItsMerchant(String outcome) {
        // given
        Capture capture = captureOf(Api.link(captureWithPaths()));
        session.answers(new Answer(
                200,
                "{\"outcome\": \"" + outcome + "\", \"reason\": \"declined\", \"sessionStatus\": \"pending\","
                        + " \"attemptsLeft\": 2, \"expiresAt\": \"2026-11-21T04:00:00.000Z\", \"new\": 1}"));

        // when
        Decision decision = get(decisions.standing(capture));

        // then
        assertThat(decision.outcome().name()).isEqualToIgnoringCase(outcome);
        assertThat(decision.reason()).isEqualTo("declined");
        assertThat(decision.attemptsLeft()).isEqualTo(2);
        assertThat(decision.expiresAt()).isEqualTo(Instant.parse("2026-11-21T04:00:00Z"));
        assertThat(session.asked().get(0).path())
                .isEqualTo("/internal/sessions/" + sessionId + "/standing?merchantId=" + merchant.id());
        assertThat(session.asked().get(0).authorization()).startsWith("Bearer ey");
    }

    @Test
    void aStandingThatTakesLongIsNotWaitedFor() {
        // given
        Capture capture = captureOf(Api.link(captureWithPaths()));
        CountDownLatch over = new CountDownLatch(1);
        session.answers(asked -> {
            try {
                over.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return new Answer(0, "");
        });
        Instant before = Instant.now();

        // when / then
        assertThatThrownBy(() -> get(decisions.standing(capture))).isNotNull();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(4));
        over.countDown();
    }

    @Test
    void moreTimeIsAskedFor() {
        // given
        Capture capture = captureOf(Api.link(captureWithPaths()));
        session.answers(new Answer(
                200,
                "{\"outcome\": \"open\", \"sessionStatus\": \"pending\", \"attemptsLeft\": 3,"
                        + " \"expiresAt\": \"2026-11-21T05:00:00.000Z\"}"));

        // when
        Decision decision = get(decisions.extend(capture));

        // then
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.OPEN);
        assertThat(decision.expiresAt()).isEqualTo(Instant.parse("2026-11-21T05:00:00Z"));
        assertThat(session.asked().get(0).path()).isEqualTo("/internal/sessions/" + sessionId + "/extensions");
        assertThat(session.asked().get(0).body().get("merchantId").asLong()).isEqualTo(merchant.id());
        assertThat(Instant.parse(session.asked().get(0).body().get("expiresAt").asText()))
                .isEqualTo(capture.expiresAt().truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void aSessionThatNamedNoAddressIsNotAsked() {
        // given
        Capture capture = captureOf(Api.link(Api.capture(merchant, sessionId)));
        session.answers(new Answer(500, "{}"));

        // when / then
        assertThat(get(decisions.standing(capture)).outcome()).isEqualTo(Decision.Outcome.OPEN);
        assertThat(get(decisions.extend(capture)).reason()).isEqualTo("cannot_extend");
        assertThat(session.asked()).isEmpty();
    }

    @Test
    void aSessionThatIsNotThereHasEnded() {
        // given
        Capture capture = captureOf(Api.link(captureWithPaths()));
        session.answers(new Answer(404, "{}"));

        // when / then
        assertThat(get(decisions.standing(capture)).outcome()).isEqualTo(Decision.Outcome.ENDED);
        assertThat(get(decisions.extend(capture)).outcome()).isEqualTo(Decision.Outcome.ENDED);
    }

    @Test
    void aSavedCardIsSubmittedByItsIdWithTheSealedCode() {
        // given
        Capture capture = captureOf(Api.link(captureWithPaths()));
        Seal seal = new Seal("k1." + "A".repeat(60));
        session.answers(Answer.decision("completed", "completed", null, 3));

        // when
        Decision decision = get(decisions.complete(capture, "pi_1", seal, Wish.NONE, false));

        // then
        assertThat(decision.outcome()).isEqualTo(Decision.Outcome.COMPLETED);
        assertThat(session.asked().get(0).path()).isEqualTo("/internal/sessions/" + sessionId + "/completions");
        assertThat(session.asked().get(0).body().toString())
                .isEqualTo("{\"merchantId\":" + merchant.id() + ",\"captureId\":\"" + capture.id()
                        + "\",\"paymentInstrumentId\":\"pi_1\",\"seal\":\"" + seal.text() + "\"}");
    }

    private Map<String, Object> captureWithPaths() {
        Map<String, Object> capture = Api.capture(merchant, sessionId);
        capture.put("standingPath", "/internal/sessions/" + sessionId + "/standing");
        capture.put("extendPath", "/internal/sessions/" + sessionId + "/extensions");
        return capture;
    }

    private Capture captureOf(String link) {
        String[] parts = link.substring("/card/".length()).split("\\?k=");
        return get(open.open(parts[0], Objects.requireNonNull(parts[1])))
                .orElseThrow()
                .capture();
    }

    private static <T> T get(Uni<T> uni) {
        return uni.await().atMost(SOON);
    }
}
