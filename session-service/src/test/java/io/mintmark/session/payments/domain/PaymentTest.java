package io.mintmark.session.payments.domain;

import static io.mintmark.session.payments.domain.APayment.LIFETIME;
import static io.mintmark.session.payments.domain.APayment.NOW;
import static io.mintmark.session.payments.domain.APayment.answer;
import static io.mintmark.session.payments.domain.APayment.attempt;
import static io.mintmark.session.payments.domain.APayment.authorized;
import static io.mintmark.session.payments.domain.APayment.of;
import static io.mintmark.session.payments.domain.APayment.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.session.payments.domain.Operation.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {
    @Test
    void anApprovalWithCaptureTakesTheAmount() {
        Attempt approved = attempt(1, true).decided(true, answer("00"));

        Payment paid = of(10_000, CaptureMethod.AUTOMATIC)
                .tryAgain(attempt(1, true))
                .with(approved)
                .approve(approved, "pi_new", LIFETIME);

        assertThat(paid.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(paid.standing().captured()).isEqualTo(10_000);
        assertThat(paid.standing().createdInstrument()).isEqualTo("pi_new");
        assertThat(paid.standing().authorizationExpiresAt()).isEqualTo(NOW.plus(LIFETIME));
    }

    @Test
    void noSecondAttemptIsMadeWhileTheFirstMayHoldTheAmount() {
        Payment tried = of(100, CaptureMethod.MANUAL).tryAgain(attempt(1, false));

        assertThatThrownBy(() -> tried.tryAgain(attempt(2, false))).isInstanceOf(AttemptStands.class);
        Payment approved = tried.with(attempt(1, false).decided(true, answer("00")));
        assertThatThrownBy(() -> approved.tryAgain(attempt(2, false))).isInstanceOf(AttemptStands.class);
    }

    @Test
    void afterARefusalOrAnAttemptThatWasGivenUpAnotherIsMade() {
        Payment refused = of(100, CaptureMethod.MANUAL)
                .tryAgain(attempt(1, false))
                .with(attempt(1, false).decided(false, answer("51")));
        Payment givenUp =
                refused.tryAgain(attempt(2, false)).with(attempt(2, false).giveUp());

        assertThat(givenUp.tryAgain(attempt(3, false)).attempts()).hasSize(3);
    }

    @Test
    void anAttemptThatWasGivenUpNeverPays() {
        Attempt late = attempt(1, false).giveUp().decided(true, answer("00"));

        Payment payment =
                of(100, CaptureMethod.MANUAL).tryAgain(attempt(1, false)).with(late);

        assertThat(payment.approved()).isEmpty();
        assertThat(late.stands()).isFalse();
    }

    @Test
    void partsAreTakenUntilNothingIsLeft() {
        Payment payment = authorized(100);

        Payment some = done(payment, operation("op_1", Type.CAPTURE, 60));
        assertThat(some.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(some.capturable()).isEqualTo(40);
        assertThatThrownBy(() -> some.begin(operation("op_2", Type.CAPTURE, 41), NOW))
                .isInstanceOf(AmountExceeded.class);
        Payment all = done(some, operation("op_2", Type.CAPTURE, 40));

        assertThat(all.standing().captured()).isEqualTo(100);
        assertThatThrownBy(() -> all.begin(operation("op_3", Type.CAPTURE, 1), NOW))
                .isInstanceOf(AmountExceeded.class);
    }

    @Test
    void whatIsBeingTakenIsReserved() {
        Payment reserved = authorized(100).begin(operation("op_1", Type.CAPTURE, 60), NOW);

        assertThat(reserved.capturable()).isEqualTo(40);
        assertThat(reserved.end(reserved.operation("op_1"), false, "96").capturable())
                .isEqualTo(100);
    }

    @Test
    void partsAreGivenBackUntilThePaymentIsRefunded() {
        Payment captured = done(authorized(100), operation("op_1", Type.CAPTURE, 80));

        Payment some = done(captured, operation("op_2", Type.REFUND, 50));
        assertThat(some.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThatThrownBy(() -> some.begin(operation("op_3", Type.REFUND, 31), NOW))
                .isInstanceOf(AmountExceeded.class);
        Payment all = done(some, operation("op_3", Type.REFUND, 30));

        assertThat(all.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThatThrownBy(() -> all.begin(operation("op_4", Type.REFUND, 1), NOW))
                .isInstanceOf(PaymentMoveRefused.class);
    }

    @Test
    void whetherAllIsGivenBackIsKnownOnlyOnceNothingIsBeingTaken() {
        // given
        Operation more = operation("op_2", Type.CAPTURE, 20);
        Operation back = operation("op_3", Type.REFUND, 80);
        Payment open = done(authorized(100), operation("op_1", Type.CAPTURE, 80))
                .begin(more, NOW)
                .begin(back, NOW)
                .end(back, true, "00");

        // when
        Payment taken = open.end(more, true, "00");
        Payment notTaken = open.end(more, false, "96");

        // then
        assertThat(open.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(taken.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(taken.standing().captured()).isEqualTo(100);
        assertThat(taken.refundable()).isEqualTo(20);
        assertThat(notTaken.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(notTaken.sequence()).isEqualTo(open.sequence() + 1);
    }

    @Test
    void ofNothingNothingIsTakenOrGivenBack() {
        Payment captured = done(authorized(100), operation("op_1", Type.CAPTURE, 100));

        assertThatThrownBy(() -> captured.begin(operation("op_2", Type.CAPTURE, 0), NOW))
                .isInstanceOf(AmountExceeded.class);
        assertThatThrownBy(() -> captured.begin(operation("op_2", Type.REFUND, 0), NOW))
                .isInstanceOf(AmountExceeded.class);
    }

    @Test
    void anAuthorizationOfNothingIsNeverCapturedAndNeverExpires() {
        Payment stored = authorized(0);

        assertThat(stored.status()).isEqualTo(PaymentStatus.AUTHORIZED);
        assertThat(stored.standing().authorizationExpiresAt()).isNull();
        assertThatThrownBy(() -> stored.begin(operation("op_1", Type.CAPTURE, 0), NOW))
                .isInstanceOf(AmountExceeded.class);
        assertThat(done(stored, operation("op_1", Type.CANCELLATION, 0)).status())
                .isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void aCancellationAndACaptureExcludeEachOther() {
        Payment capturing = authorized(100).begin(operation("op_1", Type.CAPTURE, 60), NOW);
        Payment canceling = authorized(100).begin(operation("op_1", Type.CANCELLATION, 100), NOW);

        assertThatThrownBy(() -> capturing.begin(operation("op_2", Type.CANCELLATION, 100), NOW))
                .isInstanceOf(PaymentMoveRefused.class);
        assertThatThrownBy(() -> canceling.begin(operation("op_2", Type.CAPTURE, 1), NOW))
                .isInstanceOf(PaymentMoveRefused.class);
        assertThatThrownBy(() -> canceling.begin(operation("op_2", Type.CANCELLATION, 100), NOW))
                .isInstanceOf(PaymentMoveRefused.class);
        assertThat(done(authorized(100), operation("op_1", Type.CANCELLATION, 100))
                        .status())
                .isEqualTo(PaymentStatus.CANCELED);
    }

    @Test
    void nothingIsTakenOnceTheAuthorizationHasEnded() {
        Payment payment = authorized(100);

        assertThatThrownBy(() -> payment.begin(operation("op_1", Type.CAPTURE, 1), NOW.plus(LIFETIME)))
                .isInstanceOf(AuthorizationExpired.class);
    }

    @Test
    void nothingIsDoneWithAPaymentThatNobodyPays() {
        Payment refused = of(100, CaptureMethod.MANUAL).refuse(Refusal.of("51"));
        Payment canceled = of(100, CaptureMethod.MANUAL).cancel();

        for (Payment ended : List.of(refused, canceled)) {
            for (Type type : Type.values()) {
                assertThatThrownBy(() -> ended.begin(operation("op_1", type, 100), NOW))
                        .isInstanceOf(PaymentMoveRefused.class);
            }
            assertThatThrownBy(() -> ended.tryAgain(attempt(1, false))).isInstanceOf(PaymentMoveRefused.class);
        }
    }

    /** Whatever is begun, done and failed in whatever order, the sums hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theBooksHoldOverRandomInterleavings(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            Payment payment = authorized(1 + random.nextInt(1_000));
            long taken = 0;
            long givenBack = 0;
            List<Operation> open = new ArrayList<>();
            for (int step = 0; step < 60; step++) {
                if (!open.isEmpty() && random.nextBoolean()) {
                    Operation next = open.remove(random.nextInt(open.size()));
                    boolean succeeds = random.nextInt(4) > 0;
                    payment = payment.end(next, succeeds, "00");
                    taken += succeeds && next.type() == Type.CAPTURE
                            ? next.amount().value()
                            : 0;
                    givenBack += succeeds && next.type() == Type.REFUND
                            ? next.amount().value()
                            : 0;
                } else {
                    Type type = Type.values()[random.nextInt(Type.values().length)];
                    Operation next = operation("op_" + step, type, wanted(payment, type, random));
                    try {
                        payment = payment.begin(next, NOW);
                        open.add(next);
                    } catch (PaymentMoveRefused | AmountExceeded refused) {
                        assertThat(refused).hasMessageNotContaining("null");
                    }
                }
                assertThat(payment.standing().captured()).isEqualTo(taken);
                assertThat(payment.standing().refunded()).isEqualTo(givenBack);
                assertThat(taken).isLessThanOrEqualTo(payment.terms().amount().value());
                assertThat(givenBack).isLessThanOrEqualTo(taken);
                assertThat(payment.capturable()).isNotNegative();
                assertThat(payment.refundable()).isNotNegative();
                assertThat(payment.status() == PaymentStatus.REFUNDED)
                        .isEqualTo(taken > 0
                                && taken == givenBack
                                && open.stream().noneMatch(one -> one.type() == Type.CAPTURE));
            }
        }
    }

    /** Often exactly what is left, where the edges are. */
    private static long wanted(Payment payment, Type type, Random random) {
        long left = type == Type.REFUND ? payment.refundable() : payment.capturable();
        return random.nextInt(3) == 0 ? left : 1 + random.nextInt(500);
    }

    private static Payment done(Payment payment, Operation operation) {
        return payment.begin(operation, NOW).end(operation, true, "00");
    }
}
