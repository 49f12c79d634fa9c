package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.events.EventRecord;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Webhook;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.local.plan.Service;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A service ends as by {@code kill -9} at the places where that hurts. Within a minute of its return the payer is
 * through, what was acknowledged is there, every event has arrived, and no effect is doubled.
 */
@Order(3)
@OnCluster
class CrashIT {
    private final Platform platform;
    private final HttpPayer payer;

    CrashIT(Platform platform) {
        this.platform = platform;
        this.payer = new HttpPayer(platform.api());
    }

    /** The two places where something goes out twice have tests of their own below. */
    @ParameterizedTest
    @CsvSource({
        "SESSION, session.activate.after-answer",
        "SESSION, session.complete.before-commit",
        "SESSION, session.complete.after-commit",
        "SESSION, outbox.before-send",
        "SESSION, outbox.after-send-before-delete",
        "VAULT, vault.activate.before-commit",
        "VAULT, vault.activate.after-commit",
        "VAULT, outbox.before-send",
        "NETWORK_TOKEN, network-token.inbox.before-commit",
        "WEBHOOK, webhook.ingest.before-commit",
    })
    void aCrashLosesNothingAndDoublesNothing(Service service, String label) {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Crash Shop");

            // when
            crash(card, service, label);

            // then
            assertThat(payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY))
                    .isEqualTo(card.resultAddress());
            card.assertSavedOnce();
        }
    }

    @Test
    void aPublishedEventThatIsPublishedAgainHasOneEffect() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Echo Shop");

            // when
            crash(card, Service.VAULT, "outbox.after-send-before-delete");

            // then
            payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
            card.assertSavedOnce();
            List<EventRecord> created = platform.events()
                    .of(EventType.PAYMENT_INSTRUMENT_CREATED, card.merchant().id());
            assertThat(created).as("records on the topic").hasSize(2);
            assertThat(created.get(1)).as("the second").isEqualTo(created.get(0));
            assertThat(site.webhooks()).as("webhooks").hasSize(1);
            assertThat(platform.database()
                            .number(
                                    "select count(*) from webhook.webhook_delivery where event_id = ?",
                                    created.get(0).id()))
                    .as("deliveries")
                    .isEqualTo(1);
        }
    }

    @Test
    void aWebhookThatWasSentButNotRecordedIsSentAgainUnderTheSameId() {
        try (MerchantSite site = new MerchantSite()) {
            // given
            SavedCard card = SavedCard.ordered(platform, site, "Stutter Shop");

            // when
            crash(card, Service.WEBHOOK, "webhook.after-send-before-record");

            // then
            payer.persist(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
            card.assertSavedOnce();
            List<Webhook> all = Stream.concat(site.callbacks().stream(), site.webhooks().stream())
                    .toList();
            assertThat(all).as("what the receiver got").hasSizeGreaterThanOrEqualTo(3);
            assertThat(all.stream().map(Webhook::id).distinct()).hasSize(2);
        }
    }

    /** Lets a payer run into the crash, and returns when the service serves again. */
    private void crash(SavedCard card, Service service, String label) {
        platform.awaitQuiet(card.merchant().id());
        platform.armCrash(service, label);
        Optional<String> sentTo = payer.attempt(card.session().link(), SavedCard.NUMBER, SavedCard.EXPIRY);
        platform.reviveAfterCrash(service, label);
        if (sentTo.isPresent()) {
            assertThat(sentTo).contains(card.resultAddress());
            assertThat(card.merchant().read(card.session()).path("status").asText())
                    .as("a completion that was acknowledged")
                    .isEqualTo("completed");
        }
    }
}
