package io.mintmark.vault.forward.http;

import io.mintmark.vault.forward.application.ForwardConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of the forward, short ones. */
final class TestForwardConfig {
    static final ForwardConfig CONFIG = new ForwardConfig() {
        @Override
        public Optional<Path> profilesFile() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int connections() {
            return 2;
        }

        @Override
        public int merchantPerMinute() {
            return 1;
        }

        @Override
        public Optional<List<String>> deniedRanges() {
            return Optional.empty();
        }
    };

    private TestForwardConfig() {}
}
