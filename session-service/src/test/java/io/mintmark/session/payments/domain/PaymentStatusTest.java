package io.mintmark.session.payments.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PaymentStatusTest {
    private static final Map<PaymentStatus, Set<PaymentStatus>> TABLE = Map.of(
            PaymentStatus.PENDING,
            Set.of(
                    PaymentStatus.REQUIRES_ACTION,
                    PaymentStatus.AUTHORIZED,
                    PaymentStatus.CAPTURED,
                    PaymentStatus.REFUSED,
                    PaymentStatus.CANCELED),
            PaymentStatus.REQUIRES_ACTION,
            Set.of(PaymentStatus.PENDING, PaymentStatus.CANCELED, PaymentStatus.REFUSED),
            PaymentStatus.AUTHORIZED,
            Set.of(PaymentStatus.CAPTURED, PaymentStatus.CANCELED, PaymentStatus.EXPIRED),
            PaymentStatus.CAPTURED,
            Set.of(PaymentStatus.REFUNDED));

    @Test
    void everyMoveOfTheTableIsMadeAndEveryOtherRefused() {
        for (PaymentStatus from : PaymentStatus.values()) {
            for (PaymentStatus to : PaymentStatus.values()) {
                if (TABLE.getOrDefault(from, Set.of()).contains(to)) {
                    assertThat(from.moveTo(to)).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> from.moveTo(to))
                            .as("%s to %s", from, to)
                            .isInstanceOf(PaymentMoveRefused.class);
                }
            }
        }
    }

    @Test
    void endsAreThoseThatNothingFollows() {
        assertThat(PaymentStatus.values())
                .filteredOn(PaymentStatus::isFinal)
                .containsExactly(
                        PaymentStatus.REFUSED, PaymentStatus.CANCELED, PaymentStatus.EXPIRED, PaymentStatus.REFUNDED);
    }

    @Test
    void aResultCodeIsWhatAdyenWouldSay() {
        assertThat(PaymentStatus.PENDING.resultCode()).isEqualTo("Pending");
        assertThat(PaymentStatus.REQUIRES_ACTION.resultCode()).isEqualTo("ChallengeShopper");
        assertThat(PaymentStatus.AUTHORIZED.resultCode()).isEqualTo("Authorised");
        assertThat(PaymentStatus.CAPTURED.resultCode()).isEqualTo("Authorised");
        assertThat(PaymentStatus.REFUNDED.resultCode()).isEqualTo("Authorised");
        assertThat(PaymentStatus.REFUSED.resultCode()).isEqualTo("Refused");
        assertThat(PaymentStatus.CANCELED.resultCode()).isEqualTo("Cancelled");
        assertThat(PaymentStatus.EXPIRED.resultCode()).isEqualTo("Cancelled");
    }
}
