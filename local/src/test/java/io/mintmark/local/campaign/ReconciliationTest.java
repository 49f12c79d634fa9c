package io.mintmark.local.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What is not as it must be is found: a campaign that could not fail would prove nothing. */
class ReconciliationTest {
    private final Case both = new Case();

    @Test
    void booksThatAgreeHaveNoDifference() {
        assertThat(both.differences()).isEmpty();
        assertThat(new Case().unanswered().differences()).isEmpty();
    }

    @Test
    void anExternalPaymentIsInTheOtherAcquirersBooks() {
        // given
        both.external();
        both.profiles.add(both.authorization);

        // then
        assertThat(both.differences()).isEmpty();
    }

    @Test
    void anExternalPaymentInTheWrongBooksIsFound() {
        // given
        both.external();
        both.cards.add(both.authorization);

        // then
        assertThat(both.differences())
                .containsExactly(
                        "pay_1 is in the books of the wrong acquirer: att_1-authorize",
                        "pay_1 is captured, and the acquirer holds nothing");
    }

    @Test
    void aCardThatWasChargedByTheOtherAcquirerIsFound() {
        // given
        both.cards.clear();
        both.profiles.add(both.authorization);
        both.profiles.add(both.completion);

        // then
        assertThat(both.differences()).contains("pay_1 is in the books of the wrong acquirer: att_1-authorize");
    }

    @Test
    void aPaymentThatIsBookedByBothAcquirersIsFound() {
        // given
        both.profiles.add(both.authorization.copy());

        // then
        assertThat(both.differences()).containsExactly("pay_1 is in the books of the wrong acquirer: att_1-authorize");
    }

    @Test
    void twoCompletionsAreFound() {
        // given
        both.cards.add(Case.completion("att_1-complete-2", "att_1-authorize"));

        // then
        assertThat(both.differences())
                .containsExactly(
                        "pay_1 was completed under another name: att_1-complete-2",
                        "pay_1 has 2 approved completions of att_1");
    }

    @Test
    void whoPaysAfterAChallengeWithoutACompletionIsFound() {
        // given
        both.cards.remove(both.completion);

        // then
        assertThat(both.differences()).containsExactly("pay_1 has 0 approved completions of att_1");
    }

    @Test
    void aRefusedCompletionDoesNotMakeAPayment() {
        // given
        both.completion.put("result", "declined");

        // then
        assertThat(both.differences()).containsExactly("pay_1 has 0 approved completions of att_1");
    }

    @Test
    void aCompletionThatNoPaymentKnowsIsFound() {
        // given
        both.cards.add(Case.completion("att_2-complete", "att_2-authorize"));

        // then
        assertThat(both.differences())
                .containsExactly("the acquirer completed att_2-authorize, which no payment knows");
    }

    @Test
    void aChallengeThatIsLeftOpenIsFound() {
        // given
        both.unanswered();
        both.payment.put("status", "requires_action");
        both.attempt.put("result", "pending");
        both.authorization.put("state", "challenge");

        // then
        assertThat(both.differences())
                .containsExactly(
                        "the acquirer waits for the payer of att_1-authorize",
                        "pay_1 is requires_action",
                        "pay_1 has an attempt that is pending");
    }

    @Test
    void aChallengeThatTheAcquirerWasNotToldOfTheEndOfIsFound() {
        // given
        both.unanswered();
        both.authorization.put("state", "challenge");

        // then
        assertThat(both.differences()).containsExactly("the acquirer waits for the payer of att_1-authorize");
    }

    @Test
    void anAnswerThatOneSideTellsOtherwiseIsFound() {
        // given
        both.attempt.put("threeDSecure", new JsonObject().put("status", "challenge"));

        // then
        assertThat(both.differences())
                .containsExactly("pay_1: authentication is challenge here and challenged at the acquirer");
    }

    @Test
    void aSessionThatStillWaitsForItsPayerIsFound() {
        // given
        both.sessions.add(new JsonObject().put("id", "ses_1").put("status", "requires_action"));

        // then
        assertThat(both.differences()).containsExactly("ses_1 is requires_action");
    }

    @Test
    void whatWasSaidToBeCanceledAndIsPaidIsFound() {
        // given
        both.journal.calledOff(new JsonObject().put("id", Case.PAYMENT).put("status", "canceled"));
        both.journal.calledOff(new JsonObject().put("id", "ses_1").put("status", "canceled"));
        both.sessions.add(new JsonObject().put("id", "ses_1").put("status", "completed"));

        // then
        assertThat(both.differences())
                .containsExactlyInAnyOrder(
                        "pay_1 was said to be canceled and is captured",
                        "ses_1 was said to be canceled and is completed");
    }

    @Test
    void anAmountThatIsHeldForACanceledPaymentIsFound() {
        // given
        both.unanswered();
        both.authorization.put("state", "authorized");

        // then
        assertThat(both.differences()).containsExactly("pay_1 is canceled, and the acquirer holds its amount");
    }

    @Test
    void amountsThatDifferAreFound() {
        // given
        both.authorization.put("capturedAmount", Case.amount(600)).put("refundedAmount", Case.amount(50));

        // then
        assertThat(both.differences())
                .containsExactly(
                        "pay_1: captured is 700 here and 600 at the acquirer",
                        "pay_1: refunded is 0 here and 50 at the acquirer");
    }

    @Test
    void moneyThatNoPaymentKnowsOfIsFoundInEitherBook() {
        // given
        both.cards.add(both.authorization.copy().put("reference", "att_2-authorize"));
        both.profiles.add(both.authorization.copy().put("reference", "att_3-authorize"));

        // then
        assertThat(both.differences())
                .containsExactly(
                        "the acquirer holds att_2-authorize, which no payment knows",
                        "the acquirer holds att_3-authorize, which no payment knows");
    }

    @Test
    void anAcknowledgedPaymentThatIsGoneIsFound() {
        // given
        both.journal.payment("key", both.payment.copy().put("id", "pay_2"));

        // then
        assertThat(both.differences()).containsExactly("pay_2 was acknowledged and is gone");
    }
}
