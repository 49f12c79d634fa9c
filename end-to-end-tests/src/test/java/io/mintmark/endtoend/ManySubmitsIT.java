package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.HttpPayer.CardForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One session, submitted from fifty places at once, to two replicas. */
@Order(7)
@OnCluster(replicas = 2)
class ManySubmitsIT {
    private static final int TWINS = 50;

    @Test
    void ofFiftyConcurrentSubmitsOneWins(Platform platform) throws Exception {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Busy Shop");
            HttpPayer payer = new HttpPayer(platform.api());
            CardForm form = payer.open(card.session().link());

            // when
            List<Answer> answers = submitAtOnce(payer, form);

            // then
            assertThat(answers).hasSize(TWINS).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(303);
                assertThat(answer.header("location")).isEqualTo(card.resultAddress());
            });
            card.assertSavedOnce();
            assertThat(platform.events()
                            .about(EventType.SESSION_COMPLETED, card.session().id()))
                    .hasSize(1);
            assertThat(platform.events()
                            .of(
                                    EventType.PAYMENT_INSTRUMENT_CREATED,
                                    card.merchant().id()))
                    .hasSize(1);
            assertThat(site.callbacks()).hasSize(1);
            assertThat(site.webhooks()).hasSize(1);
            await("the losers' cards are shredded")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(platform.database()
                                    .number(
                                            "select count(*) from vault.record_key where merchant_id = ?",
                                            card.merchant().id()))
                            .isEqualTo(1));
        }
    }

    private static List<Answer> submitAtOnce(HttpPayer payer, CardForm form)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(TWINS);
        try {
            CountDownLatch ready = new CountDownLatch(TWINS);
            List<Future<Answer>> submits = new ArrayList<>();
            for (int i = 0; i < TWINS; i++) {
                submits.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return payer.submit(form, SavedCard.NUMBER, SavedCard.EXPIRY);
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> submit : submits) {
                answers.add(submit.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
