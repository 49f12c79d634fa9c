package io.mintmark.session.payments.domain;

import static io.mintmark.session.payments.domain.APayment.NOW;
import static io.mintmark.session.payments.domain.APayment.answer;
import static io.mintmark.session.payments.domain.APayment.attempt;
import static io.mintmark.session.payments.domain.APayment.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.payments.domain.Attempt.Status;
import java.net.URI;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChallengedAttemptTest {
    private static final Authentication ASKED = new Authentication(Authentication.Status.CHALLENGE, null, "dir-1");
    private static final Authentication PASSED = new Authentication(Authentication.Status.CHALLENGED, "05", "dir-1");
    private static final URI BANK = URI.create("https://bank.example/3ds/c1");
    private static final Instant LATER = NOW.plusSeconds(60);

    private static Attempt challenged() {
        return attempt(1, true).challenged(BANK, ASKED, LATER);
    }

    private static Attempt completing() {
        return challenged().complete(LATER, 7);
    }

    @Test
    void whileThePayerIsAskedItStandsAndHoldsNothing() {
        Attempt attempt = challenged();

        assertThat(attempt.status()).isEqualTo(Status.CHALLENGED);
        assertThat(attempt.status().result()).isEqualTo("pending");
        assertThat(attempt.awaitsPayer()).isTrue();
        assertThat(attempt.isOpen()).isFalse();
        assertThat(attempt.stands()).isTrue();
        assertThat(attempt.isToRelease()).isFalse();
        assertThat(attempt.threeDSecure()).isEqualTo(new ThreeDSecure(ASKED, BANK, LATER));
    }

    @Test
    void theCompletionIsAStepWithANameAndATimeOfItsOwn() {
        Attempt attempt = completing();

        assertThat(attempt.isOpen()).isTrue();
        assertThat(attempt.sendBefore()).isEqualTo(LATER);
        assertThat(attempt.sessionSequence()).isEqualTo(7);
        assertThat(attempt.completion().value()).isEqualTo("att_1-complete");
        assertThat(attempt.authorization().value()).isEqualTo("att_1-authorize");
    }

    @Test
    void whatTheCompletionSaysDecides() {
        Attempt passed = completing().decided(true, answer("00")).authenticated(PASSED);
        Attempt failed = completing().decided(false, answer("1A"));

        assertThat(passed.status()).isEqualTo(Status.APPROVED);
        assertThat(passed.threeDSecure()).isEqualTo(new ThreeDSecure(PASSED, BANK, LATER));
        assertThat(failed.status()).isEqualTo(Status.DECLINED);
    }

    @Test
    void withoutACompletionTheAuthorizationIsLetGoOf() {
        Attempt attempt = completing().notSent();

        assertThat(attempt.status()).isEqualTo(Status.CHALLENGED);
        assertThat(attempt.isToRelease()).isTrue();
        assertThat(attempt.awaitsPayer()).isFalse();
        assertThat(attempt.stands()).isFalse();
        assertThat(attempt.reversed().status()).isEqualTo(Status.REVERSED);
    }

    @Test
    void whoIsCalledOffWhileThePayerIsAskedIsLetGoOf() {
        assertThat(challenged().giveUp().isToRelease()).isTrue();
        assertThat(attempt(1, true).giveUp().challenged(BANK, ASKED, null).isToRelease())
                .isTrue();
        assertThat(attempt(1, true).challengeRefused().isToRelease()).isTrue();
    }

    private enum Move {
        CHALLENGE(attempt -> attempt.challenged(BANK, ASKED, null)),
        COMPLETE(attempt -> attempt.complete(LATER, 1)),
        APPROVE(attempt -> attempt.decided(true, answer("00"))),
        DECLINE(attempt -> attempt.decided(false, answer("05"))),
        REVERSE(Attempt::reversed);

        private final UnaryOperator<Attempt> move;

        Move(UnaryOperator<Attempt> move) {
            this.move = move;
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Move.class,
            names = {"APPROVE", "DECLINE"})
    void aChallengeIsDecidedByItsCompletionAlone(Move move) {
        assertThatThrownBy(() -> move.move.apply(challenged())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Move.class,
            names = {"REVERSE"})
    void aCompletionIsNotReversedBeforeItIsDecided(Move move) {
        assertThatThrownBy(() -> move.move.apply(completing())).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Move.class,
            names = {"COMPLETE", "REVERSE"})
    void nothingIsCompletedOrReversedThatWasNotAnswered(Move move) {
        assertThatThrownBy(() -> move.move.apply(attempt(1, true))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Move.class,
            names = {"CHALLENGE", "COMPLETE", "APPROVE", "DECLINE"})
    void whatIsReversedStaysSo(Move move) {
        Attempt reversed = challenged().giveUp().reversed();

        assertThatThrownBy(() -> move.move.apply(reversed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thePaymentGoesThereAndBack() {
        Payment tried = of(100, CaptureMethod.AUTOMATIC).tryAgain(attempt(1, true));

        Payment waiting = tried.with(challenged()).requireAction();
        Payment resumed = waiting.resume(completing());

        assertThat(waiting.status()).isEqualTo(PaymentStatus.REQUIRES_ACTION);
        assertThat(waiting.challenged()).contains(challenged());
        assertThat(waiting.waitsForPayerAlone()).isTrue();
        assertThat(resumed.status()).isEqualTo(PaymentStatus.PENDING);
        assertThat(resumed.sequence()).isEqualTo(waiting.sequence() + 1);
        assertThat(resumed.challenged()).isEmpty();
        assertThatThrownBy(() -> resumed.tryAgain(attempt(2, true))).isInstanceOf(AttemptStands.class);
        assertThatThrownBy(() -> waiting.tryAgain(attempt(2, true))).isInstanceOf(PaymentMoveRefused.class);
    }
}
