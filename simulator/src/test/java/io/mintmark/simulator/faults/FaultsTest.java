package io.mintmark.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Fault TWO_VOIDS = new Fault(FaultOperation.VOID, FaultMode.LOSE_ANSWER, 2, 0, 0, null);
    private static final Fault ONE_CARD = new Fault(FaultOperation.ANY, FaultMode.DELAY, 1, 500, 0, "4242");

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private Instant now = NOON;
    private final Faults faults = new Faults(() -> now);

    @Test
    void aFaultStrikesItsOperationAsOftenAsOrdered() {
        // given
        faults.order(TWO_VOIDS);

        // when / then
        assertThat(strike(FaultOperation.AUTHORIZATION, null)).isEmpty();
        assertThat(strike(FaultOperation.VOID, "1111")).contains(TWO_VOIDS);
        assertThat(strike(FaultOperation.VOID, null)).contains(TWO_VOIDS);
        assertThat(strike(FaultOperation.VOID, null)).isEmpty();
    }

    @Test
    void aFaultForACardLeavesOtherCardsAlone() {
        // given
        faults.order(ONE_CARD);

        // when / then
        assertThat(strike(FaultOperation.STATUS, "1111")).isEmpty();
        assertThat(strike(FaultOperation.STATUS, null)).isEmpty();
        assertThat(strike(FaultOperation.STATUS, "4242")).contains(ONE_CARD);
    }

    @Test
    void theListTellsHowOftenEachStruckUntilAllAreForgotten() {
        // given
        faults.order(TWO_VOIDS);
        faults.order(ONE_CARD);
        strike(FaultOperation.VOID, "4242");

        // when
        JsonArray listed = faults.list();
        faults.clear();

        // then
        assertThat(listed)
                .isEqualTo(
                        new JsonArray()
                                .add(
                                        new JsonObject(
                                                """
                {"operation": "void", "mode": "lose_answer", "times": 2, "delayMillis": 0, "durationMillis": 0,
                 "last4": null, "struck": 1}"""))
                                .add(
                                        new JsonObject(
                                                """
                {"operation": "any", "mode": "delay", "times": 1, "delayMillis": 500, "durationMillis": 0,
                 "last4": "4242", "struck": 0}""")));
        assertThat(faults.list()).isEmpty();
        assertThat(strike(FaultOperation.STATUS, "4242")).isEmpty();
    }

    @Test
    void anOutageStrikesEverythingWhileItLasts() {
        // given
        Fault outage = new Fault(FaultOperation.ANY, FaultMode.OUTAGE, 1, 0, 5000, null);
        faults.order(outage);

        // when / then
        assertThat(strike(FaultOperation.CAPTURE, null)).contains(outage);
        now = NOON.plusMillis(4999);
        assertThat(strike(FaultOperation.STATUS, "4242")).contains(outage);
        now = NOON.plusMillis(5000);
        assertThat(strike(FaultOperation.STATUS, "4242")).isEmpty();
        assertThat(faults.list().getJsonObject(0).getInteger("struck")).isEqualTo(2);
    }

    @Test
    void whatWasOrderedComesBeforeChaos() {
        // given
        faults.reign(new Chaos("seed", 1, List.of(FaultMode.GARBAGE), 0));
        faults.order(TWO_VOIDS);

        // when / then
        assertThat(strike(FaultOperation.VOID, null)).contains(TWO_VOIDS);
        assertThat(strike(FaultOperation.REFUND, null))
                .contains(new Fault(FaultOperation.REFUND, FaultMode.GARBAGE, 1, 0, 0, null));
        faults.reign(null);
        assertThat(strike(FaultOperation.REFUND, null)).isEmpty();
    }

    private Optional<Fault> strike(FaultOperation operation, @Nullable String last4) {
        return faults.strike(new Arrival(operation, "ref_1", last4));
    }
}
