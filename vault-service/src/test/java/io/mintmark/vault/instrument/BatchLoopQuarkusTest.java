package io.mintmark.vault.instrument;

import static io.mintmark.vault.testing.Api.as;
import static io.mintmark.vault.testing.Api.merchantWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.LoopWatch;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * While a thousand cards are stored and their events published, other requests get their turn. How long a loop is held
 * is compared with what one card costs on the same machine at the same time.
 */
@QuarkusTest
class BatchLoopQuarkusTest {
    private static final int TO_WARM_UP = 300;
    private static final int EACH = 15;
    /** What a loop may be held longer by a thousand cards than by one. */
    private static final Duration MORE = Duration.ofMillis(4);

    @Inject
    Vertx vertx;

    private TestMerchant merchant;
    private int next;

    @Test
    void aThousandCardsHoldAnEventLoopHardlyLongerThanOne() throws Exception {
        // given
        merchant = merchantWith("card:write");
        for (int request = 0; request < TO_WARM_UP; request++) {
            store(1);
        }

        // when
        List<Duration> byOne = new ArrayList<>();
        List<Duration> byThousand = new ArrayList<>();
        try (LoopWatch watch = new LoopWatch(vertx)) {
            for (int request = 0; request < EACH; request++) {
                byOne.add(held(watch, 1));
            }
            for (int request = 0; request < EACH; request++) {
                byThousand.add(held(watch, 1_000));
            }
        }

        // then
        assertThat(median(byThousand))
                .as("by one card %s, by a thousand %s", byOne, byThousand)
                .isLessThan(median(byOne).plus(MORE));
    }

    private Duration held(LoopWatch watch, int cards) throws Exception {
        watch.longest();
        store(cards);
        return watch.longest();
    }

    private void store(int cards) {
        List<String> rows = StoreBatchQuarkusTest.simulated(next, cards);
        next += cards;
        as(merchant)
                .body("{\"cards\": [" + String.join(",", rows) + "]}")
                .post("/v1/payment-instruments/batch")
                .then()
                .statusCode(200);
    }

    private static Duration median(List<Duration> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
