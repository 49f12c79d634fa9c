package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.local.plan.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kill -9} of each service, anywhere, while payers save cards. */
@Order(4)
@OnCluster
class KilledServiceIT {
    private static final int PAYERS = 8;
    private static final int AT_ONCE = 3;

    @ParameterizedTest
    @EnumSource
    void everyPayerGetsThroughAKillInMidFlow(Service service, Platform platform) throws Exception {
        try (MerchantSite site = new MerchantSite()) {
            // given
            HttpPayer payer = new HttpPayer(platform.api());
            List<SavedCard> cards = cardsOfSomeCustomers(platform, site);
            List<String> through = new CopyOnWriteArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            Map<SavedCard, Future<String>> addresses = new LinkedHashMap<>();
            cards.forEach(card -> addresses.put(card, threads.submit(() -> {
                String address = payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
                through.add(address);
                return address;
            })));
            await("the first payer is through").until(() -> !through.isEmpty());

            // when
            platform.kill9AndRevive(service);

            // then
            threads.shutdown();
            for (SavedCard card : cards) {
                assertThat(Objects.requireNonNull(addresses.get(card)).get()).isEqualTo(card.resultAddress());
                card.assertSavedOnce();
            }
        }
    }

    private static List<SavedCard> cardsOfSomeCustomers(Platform platform, MerchantSite site) {
        SavedCard first = SavedCard.ordered(platform, site, "Sturdy Shop");
        Merchant merchant = first.merchant();
        List<SavedCard> cards = new ArrayList<>(List.of(first));
        for (int i = 1; i < PAYERS; i++) {
            Customer customer = merchant.customer("customer-" + (1001 + i));
            cards.add(new SavedCard(
                    platform, merchant, site, first.endpoint(), customer, merchant.session(customer, site)));
        }
        return cards;
    }
}
