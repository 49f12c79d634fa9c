package io.mintmark.local.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.local.client.WrongAnswer;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void theSameAreAllRight() {
        assertThatCode(() -> Checks.require("sessions", Set.of("a", "b"), Set.of("b", "a")))
                .doesNotThrowAnyException();
    }

    @Test
    void booksOfAllPaymentsAndNothingElseAreRight() {
        assertThatCode(() -> Checks.requireBooked(3, totals())).doesNotThrowAnyException();
    }

    @Test
    void aPaymentThatTheAcquirerDoesNotKnowIsNoticed() {
        assertThatThrownBy(() -> Checks.requireBooked(4, totals()))
                .isInstanceOf(WrongAnswer.class)
                .hasMessageStartingWith("the acquirer's books are not those of 4 payments: {\"captured\":3,");
    }

    @Test
    void anotherAmountAndASecondArrivalAreNoticed() {
        // given
        JsonObject refunded = totals();
        refunded.getJsonObject("currencies").getJsonObject("UYU").put("refunded", 1);
        JsonObject twice = totals().put("duplicates", 1);

        // when / then
        assertThatThrownBy(() -> Checks.requireBooked(3, refunded)).isInstanceOf(WrongAnswer.class);
        assertThatThrownBy(() -> Checks.requireBooked(3, twice)).isInstanceOf(WrongAnswer.class);
    }

    /** As the acquirer tells them, of three payments. */
    private static JsonObject totals() {
        return new JsonObject(
                """
                {"open": 0, "oldestOpenSeconds": null, "voided": 0, "longestOpenMillis": null, "declined": 0,
                 "captured": 3, "challenge": 0, "operations": {"authorization": {"approved": 3, "declined": 0}},
                 "duplicates": 0, "conflicts": 0,
                 "currencies": {"UYU": {"authorized": 38700, "voided": 0, "captured": 38700, "refunded": 0}}}
                """);
    }

    @Test
    void oneLostAndOneTooManyAreBothNamed() {
        assertThatThrownBy(() -> Checks.require("sessions", Set.of("a", "b"), Set.of("b", "c")))
                .isInstanceOf(WrongAnswer.class)
                .hasMessage("the API does not show the sessions that it should: 1 are missing [a], 1 are too many [c]");
    }
}
