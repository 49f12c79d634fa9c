package io.mintmark.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A run that met no challenge and no external token is seen as one. */
class TallyTest {
    private final Case passed = new Case();
    private final Case unanswered = new Case().unanswered();

    private Tally tally() {
        passed.authorization.put("received", 3);
        passed.completion.put("received", 1);
        unanswered.authorization.put("received", 1);
        return Tally.of(
                List.of(passed.payment, unanswered.payment),
                List.of(new JsonObject()),
                new Books(passed.cards, unanswered.cards));
    }

    @Test
    void everythingIsCountedWhereItBelongs() {
        assertThat(tally())
                .isEqualTo(new Tally(
                        2,
                        1,
                        1,
                        1,
                        Map.of("approved", 1),
                        2,
                        Map.of("captured", 1, "canceled", 1),
                        Map.of("challenged", 1, "challenge", 1)));
    }

    @Test
    void thePageTellsOfChallengesAndExternalTokens() {
        // when
        String page = new Outcome(
                        new CampaignOptions(7, 10, 2, 1, 15),
                        1,
                        tally(),
                        Map.of("bank's question: pass", 4),
                        List.of("pay_1 is requires_action"),
                        Duration.ofSeconds(9),
                        Duration.ofSeconds(2))
                .markdown();

        // then
        assertThat(page)
                .contains(
                        "| authorizations in the books of Authorize.net | 1 |\n",
                        "| completions of challenges approved | 1 |\n",
                        "| challenge | 1 |\n| challenged | 1 |\n",
                        "| bank's question: pass | 4 |\n",
                        "| differences | 1 |\n",
                        "## Differences\n\n- pay_1 is requires_action\n");
    }
}
