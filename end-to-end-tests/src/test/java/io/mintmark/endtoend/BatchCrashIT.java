package io.mintmark.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.contracts.EventType;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.cluster.OnCluster;
import io.mintmark.endtoend.cluster.Platform;
import io.mintmark.endtoend.events.EventRecord;
import io.mintmark.endtoend.merchant.BatchOrder;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.local.plan.Service;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vault dies while it stores a batch: what stands is whole, and repeating the batch finds it and stores the rest. */
@Order(3)
@OnCluster
class BatchCrashIT {
    /** More than two slices of fifty. */
    private static final int CARDS = 120;

    private final Platform platform;
    private final Merchant merchant;

    BatchCrashIT(Platform platform) {
        this.platform = platform;
        this.merchant = Merchant.create(platform, "Batch Shop");
    }

    @ParameterizedTest
    @CsvSource({"vault.batch.before-commit, 0", "vault.batch.after-slice, 50"})
    void aBatchThatACrashCutsOffIsFinishedByItsRepetition(String label, int stored) {
        // given
        platform.armCrash(Service.VAULT, label);

        // when
        int status = attempt();
        platform.reviveAfterCrash(Service.VAULT, label);
        Map<String, String> standing = tokens();
        Answer again = store();

        // then
        assertThat(status).isNotEqualTo(200);
        assertThat(standing).hasSize(stored);
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        Map<String, String> told = tokensByFingerprint(again);
        assertThat(told).hasSize(CARDS).containsAllEntriesOf(standing).isEqualTo(tokens());
        assertThat(platform.database()
                        .texts(
                                "select distinct instrument_id from vault.card_record where merchant_id = ?",
                                merchant.id()))
                .as("cards that can be opened")
                .containsExactlyInAnyOrderElementsOf(told.values());
        assertEachIsToldOnce(told);
        assertThat(tokensByFingerprint(store())).as("a third time").isEqualTo(told);
    }

    /** By fingerprint, which tells one card from another. */
    private Map<String, String> tokens() {
        return platform
                .database()
                .texts(
                        "select fingerprint || ' ' || id from vault.payment_instrument where merchant_id = ?",
                        merchant.id())
                .stream()
                .map(row -> row.split(" "))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    private static Map<String, String> tokensByFingerprint(Answer answer) {
        Map<String, String> tokens = new HashMap<>();
        for (JsonNode result : answer.json().path("results")) {
            assertThat(result.path("uid").asText()).isEqualTo(BatchOrder.uid(tokens.size()));
            JsonNode instrument = result.path("paymentInstrument");
            tokens.put(
                    instrument.path("card").path("fingerprint").asText(),
                    instrument.path("id").asText());
        }
        return tokens;
    }

    /** The relay may publish an event twice if it dies in between, but as the same event. */
    private void assertEachIsToldOnce(Map<String, String> tokens) {
        platform.awaitQuiet(merchant.id());
        Map<String, String> events = new HashMap<>();
        for (EventRecord event : platform.events().of(EventType.PAYMENT_INSTRUMENT_CREATED, merchant.id())) {
            assertThat(event.sequence()).isEqualTo(1);
            events.put(event.id(), event.key());
        }
        assertThat(events.values()).containsExactlyInAnyOrderElementsOf(tokens.values());
        assertThat(platform.events().of(EventType.PAYMENT_INSTRUMENT_UPDATED, merchant.id()))
                .isEmpty();
    }

    /** The status of the gateway's answer; 0 if there is none. */
    private int attempt() {
        try {
            return store().status();
        } catch (UncheckedIOException nothing) {
            return 0;
        }
    }

    private Answer store() {
        return merchant.call("POST", "/v1/payment-instruments/batch", BatchOrder.json(CARDS));
    }
}
