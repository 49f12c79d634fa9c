package io.mintmark.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.simulator.answer.Fields;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosTest {
    private static final List<FaultMode> MODES =
            List.of(FaultMode.LOSE_REQUEST, FaultMode.LOSE_ANSWER, FaultMode.DELAY, FaultMode.DOUBLE);

    @Test
    void aRunIsRepeatedWhateverTheOrderOfReferences() {
        // given: each of 500 references thrice, in two orders
        List<String> some = references();
        List<String> others = references();
        Collections.shuffle(others, new Random(7));

        // when / then
        assertThat(struckBy(chaos("seed"), others)).isEqualTo(struckBy(chaos("seed"), some));
        assertThat(struckBy(chaos("other"), some)).isNotEqualTo(struckBy(chaos("seed"), some));
    }

    @Test
    void itStrikesAboutAsOftenAsOrderedAndInEveryMode() {
        // given
        Chaos chaos = chaos("seed");

        // when
        List<Optional<Fault>> all = struckBy(chaos, references()).values().stream()
                .flatMap(List::stream)
                .toList();

        // then: 30 % of 1,500, and the same figure for the same seed
        List<Fault> struck = all.stream().flatMap(Optional::stream).toList();
        assertThat(struck).hasSizeBetween(400, 500).allSatisfy(fault -> assertThat(fault.delayMillis())
                .isBetween(0L, 200L));
        assertThat(struck.stream().map(Fault::mode)).containsAll(MODES);
        assertThat(chaos.json().getInteger("requests")).isEqualTo(1500);
        assertThat(chaos.json().getJsonObject("struck").stream()
                        .mapToInt(mode -> (int) mode.getValue())
                        .sum())
                .isEqualTo(struck.size());
    }

    @Test
    void aQuestionHasItsOwnLuck() {
        // given
        Chaos with = chaos("seed");
        Chaos without = chaos("seed");

        // when: somebody asks in between
        with.strike(new Arrival(FaultOperation.STATUS, "ref_1", null));
        with.strike(new Arrival(FaultOperation.STATUS, "ref_1", null));

        // then
        for (int i = 0; i < 20; i++) {
            Arrival capture = new Arrival(FaultOperation.CAPTURE, "ref_1", null);
            assertThat(with.strike(capture)).isEqualTo(without.strike(capture));
        }
    }

    @Test
    void anOrderIsReadAndToldBack() {
        // when
        Chaos chaos = Chaos.of(
                Fields.of(
                        Buffer.buffer(
                                """
                {"seed": 42, "rate": 0.25, "modes": ["garbage", "late_answer"], "maxDelayMillis": 300}""")));

        // then
        assertThat(chaos.json())
                .isEqualTo(new JsonObject()
                        .put("seed", "42")
                        .put("rate", 0.25)
                        .put("modes", new JsonArray().add("garbage").add("late_answer"))
                        .put("maxDelayMillis", 300L)
                        .put("requests", 0)
                        .put("struck", new JsonObject()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rate\": 0.5, \"modes\": [\"double\"]}",
                "{\"seed\": \"a\", \"rate\": 1.5, \"modes\": [\"double\"]}",
                "{\"seed\": \"a\", \"rate\": 0.5, \"modes\": []}",
                "{\"seed\": \"a\", \"rate\": 0.5, \"modes\": \"double\"}",
                "{\"seed\": \"a\", \"rate\": 0.5, \"modes\": [\"explode\"]}",
                "{\"seed\": \"a\", \"rate\": 0.5, \"modes\": [\"outage\"]}"
            })
    void anOrderThatIsNoneIsRefused(String body) {
        assertThatThrownBy(() -> Chaos.of(Fields.of(Buffer.buffer(body)))).hasMessageStartingWith("malformed: ");
    }

    private static Chaos chaos(String seed) {
        return new Chaos(seed, 0.3, MODES, 200);
    }

    private static List<String> references() {
        List<String> references = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            references.add("ref_" + i % 500);
        }
        return references;
    }

    private static Map<String, List<Optional<Fault>>> struckBy(Chaos chaos, List<String> references) {
        Map<String, List<Optional<Fault>>> struck = new HashMap<>();
        references.forEach(reference -> struck.computeIfAbsent(reference, first -> new ArrayList<>())
                .add(chaos.strike(new Arrival(FaultOperation.CAPTURE, reference, null))));
        return struck;
    }
}
