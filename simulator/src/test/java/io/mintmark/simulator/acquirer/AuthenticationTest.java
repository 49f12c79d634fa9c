package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an authorization is answered with when the payer is to be authenticated and nobody is asked. */
class AuthenticationTest {
    private static final YearMonth TODAY = YearMonth.of(2026, 11);

    private final Authorizer authorizer = new Authorizer();

    @ParameterizedTest
    @CsvSource({
        "4000002500003155, frictionless, 05, 00",
        "4000000000003055, frictionless, 05, 00",
        "4000003800000446, frictionless, 05, 00",
        "4000008260003178, frictionless, 05, 51",
        "4000008400001280, unavailable, , 6P",
        "4264281500003339, unavailable, , 6P",
        "4264281511112228, failed, , 1A",
        "4242424242424242, not_enrolled, 07, 00",
        "4000000000000002, not_enrolled, 07, 05",
        "5555555555554444, not_enrolled, 00, 00",
        "2223003122003222, not_enrolled, 00, 00",
        "378282246310005, not_enrolled, 07, 00"
    })
    void theNumberDecides(String number, String status, @Nullable String eci, String responseCode) {
        // when
        Decision decision = decide(Requests.authenticated("pay_1", number));

        // then
        assertThat(decision.authentication())
                .isEqualTo(new Authentication(AuthenticationStatus.of(status), eci, "transaction"));
        assertThat(decision.responseCode()).isEqualTo(responseCode);
        assertThat(decision.securityCodeResult())
                .isEqualTo(responseCode.equals("6P") || responseCode.equals("1A") ? null : "M");
        assertThat(decision.challenge()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4000000000003220", "9999210000000009"})
    void aChallengeLeadsBackToWhereThePayerCameFrom(String number) {
        // when
        Decision decision = decide(Requests.authenticated("pay_1", number));

        // then
        assertThat(decision.verdict()).isNull();
        assertThat(decision.challenge()).isEqualTo(new Challenge("challenge", Requests.RETURN_URL));
    }

    @Test
    void nobodyIsAuthenticatedWithoutAWish() {
        // when
        Decision decision = decide(Requests.authorization("pay_1", "4000000000003220"));

        // then
        assertThat(decision).isEqualTo(new Decision(new Verdict("00", "M", null), null, null));
    }

    private Decision decide(JsonObject request) {
        return authorizer.decide(Requests.parsed(request), "transaction", "challenge", TODAY);
    }
}
