package io.mintmark.session.verifications.domain;

import static io.mintmark.session.verifications.domain.VerificationStatus.APPROVED;
import static io.mintmark.session.verifications.domain.VerificationStatus.DECLINED;
import static io.mintmark.session.verifications.domain.VerificationStatus.NOT_SENT;
import static io.mintmark.session.verifications.domain.VerificationStatus.UNDECIDED;
import static io.mintmark.session.verifications.domain.VerificationStatus.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerificationTest {
    private static final VerificationId ID = new VerificationId("ver_01kajv6q3mzx5y8w2r4t6n9p0b");
    private static final Map<VerificationStatus, Set<VerificationStatus>> TABLE = Map.of(
            UNDECIDED, Set.of(APPROVED, DECLINED, NOT_SENT),
            APPROVED, Set.of(VOIDED),
            DECLINED, Set.of(),
            NOT_SENT, Set.of(),
            VOIDED, Set.of());

    private static Verification undecided() {
        Trial trial = new Trial(
                10001,
                "ses_01kajv6q3mzx5y8w2r4t6n9p0b",
                2,
                new CardRef.Staged("stc_1"),
                new Money(100, Currency.getInstance("USD")));
        return new Verification(ID, trial, UNDECIDED, Instant.parse("2026-11-21T12:00:05Z"), 0, null, null, 1);
    }

    private static Operation operation(boolean approved, String code) {
        return new Operation(
                undecided().authorization(),
                approved,
                approved ? Operation.State.AUTHORIZED : Operation.State.DECLINED,
                code,
                null,
                approved ? "480113262115711" : null,
                null,
                null);
    }

    @ParameterizedTest
    @EnumSource(VerificationStatus.class)
    void exactlyTheMovesOfTheTableAreMade(VerificationStatus from) {
        for (VerificationStatus to : VerificationStatus.values()) {
            if (TABLE.getOrDefault(from, Set.of()).contains(to)) {
                assertThat(from.moveTo(to)).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> from.moveTo(to))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("a verification that is " + from.label() + " cannot become " + to.label());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(VerificationStatus.class)
    void whatIsStoredIsReadBack(VerificationStatus status) {
        assertThat(VerificationStatus.ofLabel(status.label())).isEqualTo(status);
    }

    @Test
    void anApprovalIsRememberedWithTheNetworksNameForIt() {
        Verification approved = undecided().decide(operation(true, "00"));

        assertThat(approved.status()).isEqualTo(APPROVED);
        assertThat(approved.responseCode()).isEqualTo("00");
        assertThat(approved.networkTransactionId()).isEqualTo("480113262115711");
        assertThat(approved.sequence()).isEqualTo(2);
    }

    @Test
    void aRefusalIsRememberedWithItsCode() {
        Verification declined = undecided().decide(operation(false, "51"));

        assertThat(declined.status()).isEqualTo(DECLINED);
        assertThat(declined.responseCode()).isEqualTo("51");
        assertThat(declined.networkTransactionId()).isNull();
    }

    @Test
    void whatIsDecidedIsNotDecidedAgain() {
        Verification declined = undecided().decide(operation(false, "51"));

        assertThatThrownBy(() -> declined.decide(operation(true, "00"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(declined::notSent).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReleaseKeepsItsReferenceUntilTheAcquirerRefusesIt() {
        Verification approved = undecided().decide(operation(true, "00"));

        assertThat(approved.authorization().value()).isEqualTo(ID + "-authorize");
        assertThat(approved.release().value()).isEqualTo(ID + "-void-1");
        assertThat(approved.releaseRefused().release().value()).isEqualTo(ID + "-void-2");
        assertThat(approved.releaseRefused().sequence()).isEqualTo(3);
        assertThat(approved.releaseRefused().released().status()).isEqualTo(VOIDED);
    }

    @Test
    void onlyWhatIsHeldIsReleased() {
        assertThatThrownBy(() -> undecided().released()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> undecided().releaseRefused()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> undecided().notSent().released()).isInstanceOf(IllegalStateException.class);
    }
}
