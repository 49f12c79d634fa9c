package io.mintmark.session.sessions.domain;

import static io.mintmark.session.sessions.domain.SessionStatus.CANCELED;
import static io.mintmark.session.sessions.domain.SessionStatus.COMPLETED;
import static io.mintmark.session.sessions.domain.SessionStatus.EXPIRED;
import static io.mintmark.session.sessions.domain.SessionStatus.FAILED;
import static io.mintmark.session.sessions.domain.SessionStatus.PENDING;
import static io.mintmark.session.sessions.domain.SessionStatus.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.session.cards.domain.CardRef;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final CardRef STAGED = new CardRef.Staged("stc_1");
    private static final SavedCard CARD = new SavedCard("pi_01kajv6q3mzx5y8w2r4t6n9p0b", SavedCard.Result.CREATED);

    @Test
    void aNewSessionWaitsWithThreeAttempts() {
        Session session = ASession.pending();

        assertThat(session.status()).isEqualTo(PENDING);
        assertThat(session.progress().attemptsLeft()).isEqualTo(3);
        assertThat(session.progress().opened()).isFalse();
    }

    @Test
    void openingIsAVersionOfItsOwnAndKeepsTheStatus() {
        Session opened = ASession.pending().open();

        assertThat(opened.status()).isEqualTo(PENDING);
        assertThat(opened.progress().opened()).isTrue();
        assertThat(opened.sequence()).isEqualTo(2);
    }

    @Test
    void aCompletionRemembersItsCardAndEndsWithTheToken() {
        Session processing = ASession.pending().startCompletion(STAGED);
        Session completed = processing.complete(CARD);

        assertThat(processing.status()).isEqualTo(PROCESSING);
        assertThat(processing.progress().card()).isEqualTo(STAGED);
        assertThat(completed.status()).isEqualTo(COMPLETED);
        assertThat(completed.progress().savedCard()).isEqualTo(CARD);
        assertThat(completed.sequence()).isEqualTo(3);
    }

    @Test
    void aChallengeInterruptsACompletionWhichGoesOnWithTheSameCard() {
        Session processing = ASession.pending().startPayment(STAGED, true, "pay_1");
        Session waiting = processing.requireAction();
        Session resumed = waiting.resume();

        assertThat(waiting.status()).isEqualTo(SessionStatus.REQUIRES_ACTION);
        assertThat(resumed.status()).isEqualTo(PROCESSING);
        assertThat(resumed.progress().card()).isEqualTo(STAGED);
        assertThat(resumed.progress().kept()).isTrue();
        assertThat(resumed.progress().payment()).isEqualTo("pay_1");
        assertThat(resumed.progress().attemptsLeft()).isEqualTo(3);
        assertThat(waiting.cancel(true).status()).isEqualTo(SessionStatus.CANCELED);
        assertThat(waiting.expire().status()).isEqualTo(SessionStatus.EXPIRED);
        assertThatThrownBy(resumed::resume).isInstanceOf(MoveRefused.class);
        assertThatThrownBy(() -> waiting.startPayment(STAGED, true, "pay_1")).isInstanceOf(MoveRefused.class);
    }

    @Test
    void aPayerWhoCouldNotBeConfirmedIsToldSoWhileAttemptsAreLeft() {
        Session refused = ASession.pending()
                .startPayment(STAGED, false, "pay_1")
                .requireAction()
                .resume()
                .refuse(Failure.Reason.AUTHENTICATION_FAILED, "1A");

        assertThat(refused.status()).isEqualTo(PENDING);
        assertThat(refused.progress().attemptsLeft()).isEqualTo(2);
        assertThat(refused.progress().failure()).isEqualTo(new Failure(Failure.Reason.AUTHENTICATION_FAILED, "1A"));
    }

    @Test
    void aSecondCompletionIsRefusedWhileOneIsUnderWay() {
        Session processing = ASession.pending().startCompletion(STAGED);

        assertThatThrownBy(() -> processing.startCompletion(new CardRef.Staged("stc_2")))
                .isInstanceOf(MoveRefused.class);
    }

    @Test
    void aCompletionThatComesToNothingLeavesTheSessionAsItWas() {
        Session session = ASession.pending().open().startCompletion(STAGED).giveBack(Failure.Reason.NOT_ACTIVATABLE);

        assertThat(session.status()).isEqualTo(PENDING);
        assertThat(session.progress().attemptsLeft()).isEqualTo(3);
        assertThat(session.progress().opened()).isTrue();
        assertThat(session.progress().failure()).isEqualTo(new Failure(Failure.Reason.NOT_ACTIVATABLE, null));
        assertThat(session.sequence()).isEqualTo(4);
        assertThat(session.startCompletion(STAGED).progress().failure()).isNull();
    }

    @Test
    void aRefusedCardUsesUpAnAttemptAndTheThirdOneFailsTheSession() {
        Session once = ASession.pending().startCompletion(STAGED).refuse("05");
        Session twice = once.startCompletion(new CardRef.Saved("pi_1")).refuse("51");
        Session thrice = twice.startCompletion(STAGED).refuse("41");

        assertThat(once.status()).isEqualTo(PENDING);
        assertThat(once.progress().attemptsLeft()).isEqualTo(2);
        assertThat(once.progress().failure()).isEqualTo(new Failure(Failure.Reason.DECLINED, "05"));
        assertThat(twice.progress().attemptsLeft()).isEqualTo(1);
        assertThat(twice.progress().failure()).isEqualTo(new Failure(Failure.Reason.DECLINED, "51"));
        assertThat(thrice.status()).isEqualTo(FAILED);
        assertThat(thrice.progress().attemptsLeft()).isZero();
        assertThat(thrice.progress().failure()).isEqualTo(new Failure(Failure.Reason.VERIFICATION_REFUSED, "41"));
        assertThatThrownBy(() -> thrice.startCompletion(STAGED)).isInstanceOf(MoveRefused.class);
    }

    @Test
    void onlyACompletionUnderWayIsRefused() {
        assertThatThrownBy(() -> ASession.pending().refuse("05")).isInstanceOf(MoveRefused.class);
    }

    @Test
    void aSessionBeingCompletedIsNeitherCanceledNorExpired() {
        Session processing = ASession.pending().startCompletion(STAGED);

        assertThatThrownBy(() -> processing.cancel(false)).isInstanceOf(MoveRefused.class);
        assertThatThrownBy(processing::expire).isInstanceOf(MoveRefused.class);
    }

    @Test
    void anExpiredSessionCannotBeCompleted() {
        Session expired = ASession.pending().expire();

        assertThat(expired.status()).isEqualTo(EXPIRED);
        assertThatThrownBy(() -> expired.startCompletion(STAGED)).isInstanceOf(MoveRefused.class);
        assertThatThrownBy(expired::open).isInstanceOf(MoveRefused.class);
    }

    @Test
    void thePayersCancelLeadsToTheCancelAddress() {
        Session canceled = ASession.pending().cancel(true);

        assertThat(canceled.status()).isEqualTo(CANCELED);
        assertThat(canceled.returnAddress())
                .isEqualTo(URI.create("https://shop.example/cancel?sessionId=" + ASession.ID + "&status=canceled"));
    }

    @Test
    void theMerchantsCancelLeadsToTheDefaultAddress() {
        assertThat(ASession.pending().cancel(false).returnAddress())
                .isEqualTo(URI.create("https://shop.example/result?sessionId=" + ASession.ID + "&status=canceled"));
    }

    @Test
    void withoutACancelAddressThePayersCancelLeadsToTheDefaultOne() {
        Session session = ASession.pending(new Ending(URI.create("https://shop.example/result"), null));

        assertThat(session.cancel(true).returnAddress())
                .isEqualTo(URI.create("https://shop.example/result?sessionId=" + ASession.ID + "&status=canceled"));
    }

    @Test
    void aSessionWithoutAddressesSendsThePayerNowhere() {
        assertThat(ASession.pending(Ending.NOWHERE).cancel(true).returnAddress())
                .isNull();
    }
}
