package io.mintmark.webhook.endpoint.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypePatternTest {
    private static final List<String> KNOWN =
            List.of("session.created", "session.completed", "payment_instrument.created");

    @ParameterizedTest
    @CsvSource({
        "*, session.completed, true",
        "session.*, session.completed, true",
        "session.*, session.created, true",
        "session.*, sessions.created, false",
        "session.*, payment_instrument.created, false",
        "payment_instrument.*, payment_instrument.created, true",
        "payment.*, payment_instrument.created, false",
        "session.completed, session.completed, true",
        "session.completed, session.created, false",
        "session, session.created, false",
        "SESSION.*, session.created, false",
    })
    void aPatternMatchesAnExactTypeAFamilyOrAll(String pattern, String type, boolean matches) {
        assertThat(new EventTypePattern(pattern).matches(type)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "session.*", "payment_instrument.*", "session.created"})
    void whatCanMatchIsKnown(String pattern) {
        assertThat(new EventTypePattern(pattern).isKnownAmong(KNOWN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".*", "**", "session", "session.", "sesion.*", "session.*.*", "*.created", "Session.*"})
    void whatCanNeverMatchIsNot(String pattern) {
        assertThat(new EventTypePattern(pattern).isKnownAmong(KNOWN)).isFalse();
    }
}
