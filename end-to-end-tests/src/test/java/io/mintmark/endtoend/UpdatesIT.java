package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Watch;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.local.Connection.Replica;
import io.mintmark.local.plan.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Changes of a session over WebSockets, to watchers at different replicas. */
@Order(6)
@OnCluster(replicas = 2)
class UpdatesIT {
    private final Platform platform;
    private final HttpPayer payer;

    UpdatesIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    @Test
    void watchersAtEveryReplicaSeeTheSessionToItsEnd() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Watchful Shop");
            String path = "/v1/sessions/" + card.session().id() + "/updates";
            String token = card.session().link().replaceAll(".*[?&]t=", "");
            List<Watch> watches = new ArrayList<>();
            watches.add(Watch.open(platform.baseUrl() + path, card.merchant().authorization()));
            watches.add(Watch.open(platform.baseUrl() + path + "?t=" + token, null));
            for (Replica replica : platform.connection().replicas(Service.SESSION)) {
                watches.add(Watch.open(replica.url() + path, card.merchant().authorization()));
                watches.add(Watch.open(replica.url() + path + "?t=" + token, null));
            }
            await("everybody knows how it stands").until(() -> watches.stream()
                    .noneMatch(watch -> watch.states().isEmpty()));

            // when
            payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);

            // then
            for (Watch watch : watches) {
                assertThat(watch.closed()).as("how it was closed").isEqualTo(1000);
                List<String> statuses = watch.states().stream()
                        .map(state -> state.path("status").asText())
                        .distinct()
                        .toList();
                assertThat(statuses).first().isEqualTo("pending");
                assertThat(statuses).last().isEqualTo("completed");
                assertThat(List.of("pending", "processing", "completed")).containsSubsequence(statuses);
            }
            JsonNode told = watches.get(0).states().get(watches.get(0).states().size() - 1);
            assertThat(told).isEqualTo(card.merchant().read(card.session()));
        }
    }

    @Test
    void whatIsNotOnesOwnIsNotWatched() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Private Shop");
            Merchant stranger = Merchant.create(platform, "Curious Shop");
            String url = platform.baseUrl() + "/v1/sessions/" + card.session().id() + "/updates";

            // when, then
            assertThat(refusal(url, stranger.authorization())).isEqualTo(404);
            assertThat(refusal(url, null)).isEqualTo(401);
            assertThat(refusal(url + "?t=wrong", null)).isEqualTo(401);
        }
    }

    private static int refusal(String url, @Nullable String authorization) {
        CompletionException refused =
                catchThrowableOfType(CompletionException.class, () -> Watch.open(url, authorization));
        return Watch.statusOf(refused);
    }
}
