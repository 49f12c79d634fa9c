package io.mintmark.session.sessions.updates;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.session.SessionView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.sessions.domain.SessionId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatcherTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final SessionId SESSION = new SessionId("ses_01kajv6q3mzx5y8w2r4t6n9p0b");

    private final List<String> left = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final Deque<UniEmitter<? super Void>> underWay = new ArrayDeque<>();
    private Instant now = NOON;
    private final Watcher watcher = new Watcher(
            new Admission(SESSION, new MerchantId(1), "key_1"),
            new Line() {
                @Override
                public Uni<Void> send(String text) {
                    return Uni.createFrom().emitter(emitter -> {
                        left.add(text);
                        underWay.add(emitter);
                    });
                }

                @Override
                public void close(int code, String reason) {
                    closed.add(code);
                }
            },
            state -> state.sequence() + " " + state.view().status(),
            new Limits(),
            () -> now);

    private record Limits() implements UpdatesConfig {
        @Override
        public int perSession() {
            return 1;
        }

        @Override
        public int perReplica() {
            return 1;
        }

        @Override
        public String lookEvery() {
            return "1s";
        }

        @Override
        public String careEvery() {
            return "1s";
        }

        @Override
        public int mostWaiting() {
            return 3;
        }

        @Override
        public Duration sendWithin() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration silence() {
            return Duration.ofSeconds(60);
        }

        @Override
        public int mostReceived() {
            return 2;
        }
    }

    private void offer(long sequence, String status) {
        watcher.offer(SessionState.of(
                new SessionView(
                        SESSION.value(),
                        1,
                        "r",
                        "tokenization",
                        status,
                        null,
                        null,
                        3,
                        null,
                        null,
                        null,
                        null,
                        false,
                        List.of(),
                        NOON,
                        NOON,
                        NOON),
                sequence));
    }

    private void taken() {
        underWay.remove().complete(null);
    }

    @Test
    void statesLeaveOneAfterTheOtherAndNoneTwiceOrAfterANewerOne() {
        offer(1, "pending");
        offer(3, "pending");
        offer(2, "processing");
        offer(3, "pending");
        offer(4, "processing");

        assertThat(left).containsExactly("1 pending");
        taken();
        taken();
        taken();

        assertThat(left).containsExactly("1 pending", "3 pending", "4 processing");
        assertThat(closed).isEmpty();
    }

    @Test
    void theEndIsSentBeforeTheConnectionIsClosedAndNothingFollows() {
        offer(1, "pending");
        offer(2, "completed");
        offer(3, "pending");
        taken();

        assertThat(left).containsExactly("1 pending", "2 completed");
        assertThat(closed).isEmpty();
        taken();

        assertThat(closed).containsExactly(1000);
        assertThat(left).hasSize(2);
    }

    @Test
    void oneWhoTakesNothingIsGivenUpInsteadOfKeepingEverythingForHim() {
        for (long sequence = 1; sequence <= 5; sequence++) {
            offer(sequence, "pending");
        }

        assertThat(left).containsExactly("1 pending");
        assertThat(closed).containsExactly(1013);
        taken();
        assertThat(left).containsExactly("1 pending");
    }

    @Test
    void oneWhoTakesAMessageForTooLongIsGivenUp() {
        offer(1, "pending");
        now = NOON.plusSeconds(10);
        watcher.check();
        assertThat(closed).isEmpty();

        now = NOON.plusMillis(10_001);
        watcher.check();
        watcher.check();

        assertThat(closed).containsExactly(1013);
    }

    @Test
    void oneWhoIsNotHeardOfIsGivenUpAndASignOfLifeHelps() {
        now = NOON.plusSeconds(50);
        watcher.heard();
        now = NOON.plusSeconds(110);
        watcher.check();
        assertThat(closed).isEmpty();

        now = NOON.plusMillis(110_001);
        watcher.check();

        assertThat(closed).containsExactly(1013);
    }

    @Test
    void aConnectionThatIsGoneTakesNothingMore() {
        offer(1, "pending");
        underWay.remove().fail(new IllegalStateException("gone"));
        offer(2, "processing");

        assertThat(left).containsExactly("1 pending");
        assertThat(watcher.isClosed()).isTrue();
        assertThat(closed).isEmpty();
    }

    @Test
    void oneWhoTalksTooMuchIsGivenUp() {
        watcher.received();
        watcher.received();
        assertThat(closed).isEmpty();

        watcher.received();

        assertThat(closed).containsExactly(1008);
    }
}
