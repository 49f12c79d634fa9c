package io.mintmark.webhook.delivery.domain;

import static io.mintmark.webhook.delivery.domain.RetrySchedule.ENDPOINT;
import static io.mintmark.webhook.delivery.domain.RetrySchedule.SESSION_CALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.AttemptResult.Answered;
import io.mintmark.webhook.egress.domain.AttemptResult.Failed;
import io.mintmark.webhook.egress.domain.FailureKind;
import io.mintmark.webhook.egress.domain.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final Verdict RETRY_IN_5_S = new Verdict(DeliveryState.PENDING, Duration.ofSeconds(5), false);
    private static final Verdict GIVEN_UP = new Verdict(DeliveryState.EXHAUSTED, null, false);

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void onlySuccessIsDelivered(int status) {
        assertThat(judge(new Answered(status, null), ENDPOINT, 12))
                .isEqualTo(new Verdict(DeliveryState.DELIVERED, null, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 300, 301, 302, 303, 307, 308, 400, 401, 404, 409, 422, 429, 500, 502, 503, 504, 999})
    void everyOtherAnswerIsTriedAgain(int status) {
        assertThat(judge(new Answered(status, null), ENDPOINT, 1)).isEqualTo(RETRY_IN_5_S);
    }

    @ParameterizedTest
    @EnumSource(value = FailureKind.class, mode = EnumSource.Mode.EXCLUDE, names = "TARGET_REFUSED")
    void everyFailureOnTheWayIsTriedAgain(FailureKind kind) {
        assertThat(judge(new Failed(kind), ENDPOINT, 1)).isEqualTo(RETRY_IN_5_S);
    }

    @Test
    void aUrlThatIsNeverSentToIsGivenUpAtOnce() {
        assertThat(judge(new Failed(FailureKind.TARGET_REFUSED), SESSION_CALLBACK, 1))
                .isEqualTo(GIVEN_UP);
    }

    @Test
    void goneDisablesAnEndpointAndHoldsTheDelivery() {
        assertThat(judge(new Answered(410, null), ENDPOINT, 1)).isEqualTo(new Verdict(DeliveryState.HELD, null, true));
    }

    @Test
    void goneEndsASessionCallback() {
        assertThat(judge(new Answered(410, null), SESSION_CALLBACK, 1)).isEqualTo(GIVEN_UP);
    }

    @Test
    void theLastFailureExhausts() {
        assertThat(judge(new Answered(500, null), ENDPOINT, 12)).isEqualTo(GIVEN_UP);
        assertThat(judge(new Failed(FailureKind.TIMEOUT), ENDPOINT, 12)).isEqualTo(GIVEN_UP);
    }

    @ParameterizedTest
    @CsvSource({"429, 60", "503, 60", "500, 5", "302, 5"})
    void onlyThrottlingAnswersMayPutTheNextAttemptOff(int status, long seconds) {
        Verdict verdict = judge(new Answered(status, Duration.ofSeconds(60)), ENDPOINT, 1);

        assertThat(verdict.delay()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "120, 120",
        "0, 0",
        "99999999999999999999, 31536000",
        "'Sat, 21 Nov 2026 00:01:00 GMT', 60",
    })
    void retryAfterIsSecondsOrADate(String header, long seconds) {
        assertThat(RetryAfter.read(header, Instant.parse("2026-11-21T00:00:00Z")))
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "soon", "1.5", "Sat, 21 Nov 2020 00:01:00 GMT", "2026-11-21T00:01:00Z"})
    void anUnreadableOrPastWishIsIgnored(String header) {
        assertThat(RetryAfter.read(header, Instant.parse("2026-11-21T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void theMovesAreThoseOfTheDesign() {
        assertThat(DeliveryState.PENDING.next()).containsExactly(DeliveryState.LEASED);
        assertThat(DeliveryState.LEASED.next())
                .containsExactlyInAnyOrder(
                        DeliveryState.DELIVERED, DeliveryState.PENDING, DeliveryState.EXHAUSTED, DeliveryState.HELD);
        assertThat(DeliveryState.HELD.next()).containsExactly(DeliveryState.PENDING);
        assertThat(DeliveryState.EXHAUSTED.next()).containsExactly(DeliveryState.PENDING);
        assertThat(DeliveryState.DELIVERED.next()).isEmpty();
    }

    private static Verdict judge(AttemptResult result, RetrySchedule schedule, int attempt) {
        return Verdict.of(result, schedule, attempt, Duration.ZERO, () -> 0.5);
    }
}
