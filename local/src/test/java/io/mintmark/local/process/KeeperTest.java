package io.mintmark.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeeperTest {
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
    private final FakeDaemon daemon = new FakeDaemon();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void shutDown() {
        scheduler.shutdownNow();
    }

    @Test
    void whatEndsUnaskedIsStartedAgain() throws Exception {
        // given
        keeper(true).start();

        // when
        daemon.end("signal 9");

        // then
        Awaitility.await().until(() -> daemon.lives == 2);
        assertThat(told).startsWith("started", "ended with signal 9");
    }

    @Test
    void aFailedStartIsTriedAgainAndSaid() throws Exception {
        // given
        keeper(true).start();
        daemon.failures = 1;

        // when
        daemon.end("exit code 1");

        // then
        Awaitility.await().until(() -> daemon.lives == 2);
        assertThat(told).contains("failed to start: not now");
    }

    @Test
    void whatWasKilledOnPurposeStaysDownUntilItIsStarted() throws Exception {
        // given
        Keeper keeper = keeper(true);
        keeper.start();

        // when
        keeper.kill();

        // then
        assertThat(daemon.lives).isEqualTo(1);
        assertThat(told).containsExactly("started");
        keeper.start();
        assertThat(daemon.lives).isEqualTo(2);
    }

    @Test
    void withoutRestartsAnEndIsOnlySaid() throws Exception {
        // given
        keeper(false).start();

        // when
        daemon.end("signal 9");

        // then
        Awaitility.await().until(() -> told.size() == 2);
        assertThat(told).containsExactly("started", "ended with signal 9");
        assertThat(daemon.lives).isEqualTo(1);
    }

    @Test
    void aRetiredOneDoesNotStartAgain() throws Exception {
        // given
        Keeper keeper = keeper(true);
        keeper.start();

        // when
        keeper.retire();

        // then
        assertThatThrownBy(keeper::start).isInstanceOf(CancellationException.class);
        assertThat(daemon.lives).isEqualTo(1);
    }

    private Keeper keeper(boolean restarts) {
        return new Keeper(
                daemon,
                scheduler,
                InstantSource.system(),
                new Keeper.Listener() {
                    @Override
                    public void started(Daemon which) {
                        told.add("started");
                    }

                    @Override
                    public void ended(Daemon which, String how) {
                        told.add("ended with " + how);
                    }

                    @Override
                    public void failedToStart(Daemon which, Exception failure) {
                        told.add("failed to start: " + failure.getMessage());
                    }
                },
                restarts);
    }

    private static final class FakeDaemon implements Daemon {
        private volatile int lives;
        private volatile int failures;
        private volatile CompletableFuture<String> exit = new CompletableFuture<>();

        void end(String how) {
            exit.complete(how);
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public void start() {
            if (failures > 0) {
                failures = failures - 1;
                throw new IllegalStateException("not now");
            }
            exit = new CompletableFuture<>();
            lives = lives + 1;
        }

        @Override
        public void stop() {
            exit.complete("exit code 143");
        }

        @Override
        public void kill() {
            exit.complete("signal 9");
        }

        @Override
        public long pid() {
            return lives;
        }

        @Override
        public CompletableFuture<String> onExit() {
            return exit;
        }
    }
}
