package io.mintmark.session.sessions.domain;

import static io.mintmark.session.sessions.domain.SessionStatus.CANCELED;
import static io.mintmark.session.sessions.domain.SessionStatus.COMPLETED;
import static io.mintmark.session.sessions.domain.SessionStatus.EXPIRED;
import static io.mintmark.session.sessions.domain.SessionStatus.FAILED;
import static io.mintmark.session.sessions.domain.SessionStatus.PENDING;
import static io.mintmark.session.sessions.domain.SessionStatus.PROCESSING;
import static io.mintmark.session.sessions.domain.SessionStatus.REQUIRES_ACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionStatusTest {
    /** The table of the design, written a second time. */
    private static final Map<SessionStatus, Set<SessionStatus>> DESIGN = Map.of(
            PENDING, Set.of(PROCESSING, CANCELED, EXPIRED),
            PROCESSING, Set.of(REQUIRES_ACTION, COMPLETED, PENDING, FAILED),
            REQUIRES_ACTION, Set.of(PROCESSING, CANCELED, EXPIRED),
            COMPLETED, Set.of(),
            FAILED, Set.of(),
            CANCELED, Set.of(),
            EXPIRED, Set.of());

    static Stream<Arguments> everyPair() {
        return Arrays.stream(SessionStatus.values())
                .flatMap(from -> Arrays.stream(SessionStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("everyPair")
    void aMoveIsMadeOrRefusedAsTheDesignSays(SessionStatus from, SessionStatus to) {
        if (DESIGN.getOrDefault(from, Set.of()).contains(to)) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            MoveRefused refused = catchThrowableOfType(MoveRefused.class, () -> from.moveTo(to));
            assertThat(refused.from()).isEqualTo(from);
            assertThat(refused.to()).isEqualTo(to);
            assertThat(refused.allowed()).isEqualTo(DESIGN.getOrDefault(from, Set.of()));
        }
    }

    @Test
    void completedFailedCanceledAndExpiredAreFinal() {
        assertThat(Arrays.stream(SessionStatus.values()).filter(SessionStatus::isFinal))
                .containsExactly(COMPLETED, FAILED, CANCELED, EXPIRED);
    }

    @ParameterizedTest
    @MethodSource("everyLabel")
    void aLabelIsReadBackAsItsStatus(String label, SessionStatus status) {
        assertThat(SessionStatus.ofLabel(label)).isEqualTo(status);
        assertThat(status.label()).isEqualTo(label);
    }

    static Stream<Arguments> everyLabel() {
        return Stream.of(
                Arguments.of("pending", PENDING),
                Arguments.of("processing", PROCESSING),
                Arguments.of("requires_action", REQUIRES_ACTION),
                Arguments.of("completed", COMPLETED),
                Arguments.of("failed", FAILED),
                Arguments.of("canceled", CANCELED),
                Arguments.of("expired", EXPIRED));
    }
}
