package io.mintmark.session.sessions.domain;

import static io.mintmark.session.sessions.domain.SessionStatus.CANCELED;
import static io.mintmark.session.sessions.domain.SessionStatus.COMPLETED;
import static io.mintmark.session.sessions.domain.SessionStatus.EXPIRED;
import static io.mintmark.session.sessions.domain.SessionStatus.PENDING;
import static io.mintmark.session.sessions.domain.SessionStatus.PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SessionTest {
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
        Session processing = ASession.pending().startCompletion("stc_1");
        Session completed = processing.complete(CARD);

        assertThat(processing.status()).isEqualTo(PROCESSING);
        assertThat(processing.progress().stagedCardId()).isEqualTo("stc_1");
        assertThat(completed.status()).isEqualTo(COMPLETED);
        assertThat(completed.progress().savedCard()).isEqualTo(CARD);
        assertThat(completed.sequence()).isEqualTo(3);
    }

    @Test
    void aSecondCompletionIsRefusedWhileOneIsUnderWay() {
        Session processing = ASession.pending().startCompletion("stc_1");

        assertThatThrownBy(() -> processing.startCompletion("stc_2")).isInstanceOf(MoveRefused.class);
    }

    @Test
    void aCompletionThatComesToNothingLeavesTheSessionAsItWas() {
        Session session = ASession.pending().open().startCompletion("stc_1").giveBack();

        assertThat(session.status()).isEqualTo(PENDING);
        assertThat(session.progress().attemptsLeft()).isEqualTo(3);
        assertThat(session.progress().opened()).isTrue();
        assertThat(session.sequence()).isEqualTo(4);
    }

    @Test
    void aSessionBeingCompletedIsNeitherCanceledNorExpired() {
        Session processing = ASession.pending().startCompletion("stc_1");

        assertThatThrownBy(() -> processing.cancel(false)).isInstanceOf(MoveRefused.class);
        assertThatThrownBy(processing::expire).isInstanceOf(MoveRefused.class);
    }

    @Test
    void anExpiredSessionCannotBeCompleted() {
        Session expired = ASession.pending().expire();

        assertThat(expired.status()).isEqualTo(EXPIRED);
        assertThatThrownBy(() -> expired.startCompletion("stc_1")).isInstanceOf(MoveRefused.class);
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
