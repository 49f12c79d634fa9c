package io.mintmark.local.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.local.client.WrongAnswer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void theSameAreAllRight() {
        assertThatCode(() -> Checks.require("sessions", Set.of("a", "b"), Set.of("b", "a")))
                .doesNotThrowAnyException();
    }

    @Test
    void oneLostAndOneTooManyAreBothNamed() {
        assertThatThrownBy(() -> Checks.require("sessions", Set.of("a", "b"), Set.of("b", "c")))
                .isInstanceOf(WrongAnswer.class)
                .hasMessage("the API does not show the sessions that it should: 1 are missing [a], 1 are too many [c]");
    }
}
