package io.mintmark.session.sessions.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.testing.TestInfrastructure;
import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import io.mintmark.session.testing.Callers;
import io.mintmark.session.testing.Database;
import io.mintmark.session.testing.StubVault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Plays sessions at random, with challenges, lost answers, kills and jumps in time, against the service's own use cases
 * and a real database, and holds what is left against what must always be true. {@code -Dseed=N} repeats one seed.
 *
 * <p>It fails where not one alone of those who come back from a challenge has it completed ({@code ResumeSession} lets the
 * others wait), and where a session that ends does not give up the challenge that stands ({@code ConcludePayment}).
 */
@QuarkusTest
@TestProfile(SessionsBySeedQuarkusTest.NothingRunsByItself.class)
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "session"))
@QuarkusTestResource(StubVault.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsBySeedQuarkusTest {
    private static final int SEEDS = 200;

    /** The janitors come when the seed says so. */
    public static class NothingRunsByItself implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.scheduler.enabled", "false", "mintmark.sessions.answer-within", "PT10M");
        }
    }

    private final TestMerchant merchant = TestMerchant.announceAuthenticating();

    @Inject
    UseCases.Maker maker;

    private Connection database;
    private OutboxLog outbox;

    @BeforeEach
    void watchTheOutbox() throws SQLException {
        Callers.heard(merchant);
        database = TestInfrastructure.asSuperuser("session");
        outbox = new OutboxLog(database);
    }

    @AfterEach
    void watchNoLonger() throws SQLException {
        outbox.end();
        database.close();
    }

    private static LongStream seeds() {
        return Optional.ofNullable(Long.getLong("seed"))
                .map(LongStream::of)
                .orElseGet(() -> LongStream.rangeClosed(1, SEEDS));
    }

    @Test
    void whateverHappensSessionsKeepTheirPromises() {
        Set<SessionStatus> ends = new HashSet<>();
        Set<SessionStatus> endsAfterChallenge = new HashSet<>();

        seeds().forEach(seed -> {
            SeedRun run =
                    new SeedRun(seed, new MerchantId(merchant.id()), maker, new Clockwork(database, merchant.id()));
            try {
                run.play();
                check(run);
                run.sessions.forEach(session -> {
                    SessionStatus end = SessionStatus.ofLabel(statusOf(session));
                    ends.add(end);
                    if (outbox.of(session.value()).stream()
                            .anyMatch(event -> moves(event, SessionStatus.PROCESSING, SessionStatus.REQUIRES_ACTION))) {
                        endsAfterChallenge.add(end);
                    }
                });
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError(
                        "seed " + seed + " breaks a promise; repeat it with -Dseed=" + seed + "\n"
                                + String.join("\n", run.steps) + "\n" + failed,
                        failed);
            }
        });

        if (Long.getLong("seed") == null) {
            assertThat(List.of(ends, endsAfterChallenge))
                    .as("a play in which some end never comes, with challenges or without, would show little")
                    .allSatisfy(some -> assertThat(some)
                            .contains(
                                    SessionStatus.COMPLETED,
                                    SessionStatus.FAILED,
                                    SessionStatus.CANCELED,
                                    SessionStatus.EXPIRED));
        }
    }

    private String statusOf(SessionId session) {
        return Database.text(database, "select status from sessions where id = ?", session.value());
    }

    private void check(SeedRun run) {
        nothingIsLeft(run);
        run.sessions.forEach(session -> {
            List<JsonObject> events = outbox.of(session.value());
            eventsTellEveryMoveOnce(events);
            whatWasToldIsTrue(run, session, events);
            oneInstrument(run, session);
            thePaymentTellsTheTruth(session);
            attemptsAreCounted(session);
        });
        assertThat(run.world.received.values())
                .as("authorizations sent under one reference")
                .allMatch(times -> times == 1);
        assertThat(run.world.completions.values())
                .as("completions sent for one authorization")
                .allMatch(times -> times == 1);
    }

    private void nothingIsLeft(SeedRun run) {
        assertThat(run.sessions).allSatisfy(session -> assertThat(statusOf(session))
                .as("%s", session)
                .isIn("completed", "failed", "canceled", "expired"));
        assertThat(Database.number(
                        database,
                        "select count(*) from verifications where merchant_id = ? and status in ('undecided', 'approved')",
                        merchant.id()))
                .as("verifications without an end")
                .isZero();
        assertThat(Database.number(
                        database,
                        "select count(*) from payment_attempts where merchant_id = ?"
                                + " and (status in ('undecided', 'challenged', 'completing') or status = 'approved' and given_up)",
                        merchant.id()))
                .as("attempts without an end")
                .isZero();
        assertThat(run.world.waiting())
                .as("authorizations that a payer could still have completed")
                .isEmpty();
        assertThat(run.world.unreleased())
                .as("what the acquirer still holds is what has paid")
                .containsExactlyInAnyOrderElementsOf(run.sessions.stream()
                        .map(this::cardThatPaid)
                        .filter(card -> !card.isEmpty())
                        .toList());
    }

    private String cardThatPaid(SessionId session) {
        return Database.text(
                database,
                "select coalesce(staged_card_id, instrument_id) from payment_attempts where session_id = ?"
                        + " and status = 'approved'",
                session.value());
    }

    /** What the payment says follows from how its session ended, and its events lead there. */
    private void thePaymentTellsTheTruth(SessionId session) {
        String payment = Database.text(
                database, "select payment_id from sessions where id = ? and payment_id is not null", session.value());
        if (payment.isEmpty()) {
            return;
        }
        String expected =
                switch (SessionStatus.ofLabel(statusOf(session))) {
                    case COMPLETED -> "captured";
                    case FAILED -> "refused";
                    default -> "canceled";
                };
        assertThat(Database.text(database, "select status from payments where id = ?", payment))
                .as("%s of %s", payment, session)
                .isEqualTo(expected);
        assertThat(cardThatPaid(session).isEmpty()).isEqualTo(!expected.equals("captured"));
        assertThat(outbox.of(payment).stream().map(event -> event.getString("type")))
                .isEqualTo(eventsOfPayment(outbox.of(session.value()), expected));
        assertThat(Database.text(
                        database, "select coalesce(created_instrument_id, '') from payments where id = ?", payment))
                .isEqualTo(Database.text(
                                database,
                                "select case when result = 'created' then instrument_id end from sessions where id = ?",
                                session.value())
                        .replace("null", ""));
    }

    /** Every challenge is news, and so is the payer who comes back from it, who may never come. */
    private static List<String> eventsOfPayment(List<JsonObject> eventsOfSession, String end) {
        List<String> expected = new ArrayList<>(List.of("payment.pending"));
        for (JsonObject event : eventsOfSession) {
            if (moves(event, SessionStatus.PROCESSING, SessionStatus.REQUIRES_ACTION)) {
                expected.add("payment.requires_action");
            }
            if (moves(event, SessionStatus.REQUIRES_ACTION, SessionStatus.PROCESSING)) {
                expected.add("payment.pending");
            }
        }
        expected.add("payment." + end);
        return expected;
    }

    private static boolean moves(JsonObject event, SessionStatus from, SessionStatus to) {
        JsonObject data = event.getJsonObject("data");
        return from.label().equals(data.getString("previousStatus"))
                && to.label().equals(data.getJsonObject("session").getString("status"));
    }

    /** Sequences without gaps, moves that the table has, ids of their own, and nothing after an end. */
    private static void eventsTellEveryMoveOnce(List<JsonObject> events) {
        assertThat(events.stream().map(event -> Long.parseLong(event.getString("sequence"))))
                .isEqualTo(LongStream.rangeClosed(1, events.size()).boxed().toList());
        assertThat(events.stream().map(event -> event.getString("id")).collect(Collectors.toSet()))
                .hasSameSizeAs(events);
        SessionStatus now = SessionStatus.PENDING;
        for (JsonObject event : events.subList(1, events.size())) {
            JsonObject data = event.getJsonObject("data");
            SessionStatus next =
                    SessionStatus.ofLabel(data.getJsonObject("session").getString("status"));
            assertThat(data.getString("previousStatus")).isEqualTo(now.label());
            assertThat(next == now && "opened".equals(data.getString("change")) || now.allows(next))
                    .as("%s to %s", now, next)
                    .isTrue();
            now = next;
        }
        assertThat(now.isFinal()).isTrue();
    }

    /** Every state that somebody was told was reached, in that version, and is in the events. */
    private void whatWasToldIsTrue(SeedRun run, SessionId session, List<JsonObject> events) {
        run.told.stream().filter(told -> told.session().id().equals(session)).forEach(told -> {
            assertThat((long) events.size())
                    .as(told.by())
                    .isGreaterThanOrEqualTo(told.session().sequence());
            JsonObject then = events.get((int) told.session().sequence() - 1)
                    .getJsonObject("data")
                    .getJsonObject("session");
            assertThat(then.getString("status"))
                    .as(told.by())
                    .isEqualTo(told.session().status().label());
            if (told.session().status() == SessionStatus.COMPLETED) {
                assertThat(Database.text(database, "select instrument_id from sessions where id = ?", session.value()))
                        .isEqualTo(String.valueOf(then.getString("paymentInstrument")));
            }
        });
    }

    /** The vault has activated the card that completed the session, and no other. */
    private void oneInstrument(SeedRun run, SessionId session) {
        List<String> activated = run.world.staged.entrySet().stream()
                .filter(card -> card.getValue().session().equals(session.value()))
                .filter(card -> card.getValue().state().equals("activated"))
                .map(card -> "pi_of_" + card.getKey())
                .toList();
        String created = Database.text(
                database, "select instrument_id from sessions where id = ? and result = 'created'", session.value());
        if (created.isEmpty() && !cardThatPaid(session).isEmpty()) {
            // The vault was silent for so long that the payment went on without it: it may have kept the card.
            assertThat(activated).hasSizeLessThan(2);
        } else {
            assertThat(activated).isEqualTo(created.isEmpty() ? List.of() : List.of(created));
        }
    }

    private void attemptsAreCounted(SessionId session) {
        long used = 3 - Database.number(database, "select attempts_left from sessions where id = ?", session.value());
        long declined = Database.number(
                database,
                "select (select count(*) from verifications where session_id = ? and status = 'declined')"
                        + " + (select count(*) from payment_attempts where session_id = ? and status = 'declined')",
                session.value(),
                session.value());
        assertThat(used).isBetween(0L, declined);
        assertThat(statusOf(session).equals("failed")).isEqualTo(used == 3);
    }
}
