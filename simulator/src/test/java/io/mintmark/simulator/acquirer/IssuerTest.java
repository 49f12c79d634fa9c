package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {
    private static final YearMonth TODAY = YearMonth.of(2026, 11);

    private final Issuer issuer = new Issuer();

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, 00, M",
        "4111111111111111, 00, M",
        "5555555555554444, 00, M",
        "378282246310005, 00, M",
        "4622943120000600, 00, M",
        "4000000000000101, 00, N",
        "4000000000000341, 00, M",
        "4000000000000002, 05, M",
        "4000000000009995, 51, M",
        "4000000000009987, 41, M",
        "4000000000009979, 43, M",
        "4000000000000069, 54, M",
        "4000000000000127, N7, N",
        "4000000000000119, 96, M",
        "4242424242424241, 14, M"
    })
    void theNumberDecides(String number, String responseCode, String securityCodeResult) {
        // when
        Verdict verdict = issuer.decide(Requests.parsed(Requests.authorization("a", number)), TODAY);

        // then
        assertThat(verdict).isEqualTo(new Verdict(responseCode, securityCodeResult, null));
        assertThat(verdict.approves()).isEqualTo(responseCode.equals("00"));
    }

    @ParameterizedTest
    @CsvSource({"10, 2026, 54", "11, 2026, 00", "12, 2025, 54"})
    void aCardIsGoodToTheEndOfItsMonth(String month, String year, String responseCode) {
        // given
        JsonObject request = Requests.authorization("a", "4242424242424242");
        request.getJsonObject("card").put("expiryMonth", month).put("expiryYear", year);

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY).responseCode())
                .isEqualTo(responseCode);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, , 00",
        "100, false, , 00",
        "101, false, , 05",
        "5000, false, verification, 00",
        "100, true, , 05",
        "100, true, verification, 05"
    })
    void oneCardIsFineUntilItHasToPay(int value, boolean capture, String purpose, String responseCode) {
        // given
        JsonObject request = Requests.authorization("a", "4000000000000341")
                .put("capture", capture)
                .put("purpose", purpose);
        request.getJsonObject("amount").put("value", value);

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY).responseCode())
                .isEqualTo(responseCode);
    }

    @Test
    void withoutACodeNothingIsSaidOfIt() {
        // given
        JsonObject request = Requests.authorization("a", "4000000000000101");
        request.getJsonObject("card").remove("securityCode");

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY)).isEqualTo(new Verdict("00", null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, 1 Main Street, 94107, Y",
        "4242424242424242, 1 Main Street, , A",
        "4242424242424242, , 94107, Z",
        "4242424242424242, , , ",
        "4000000000000010, 1 Main Street, 94107, N",
        "4000000000000010, 1 Main Street, , N",
        "4000000000000010, , , ",
        "4000000000000028, 1 Main Street, 94107, Z",
        "4000000000000028, 1 Main Street, , N",
        "4000000000000036, 1 Main Street, 94107, A",
        "4000000000000036, , 94107, N"
    })
    void theAddressIsComparedAndNoReasonToRefuse(String number, String line, String postalCode, String avsResult) {
        // given
        JsonObject request = Requests.authorization("a", number);
        request.getJsonObject("card").put("addressLine1", line).put("postalCode", postalCode);

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY)).isEqualTo(new Verdict("00", "M", avsResult));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, 00, M",
        "REFERRAL, 01, M",
        "DECLINED, 05, M",
        "BLOCK_CARD, 43, M",
        "INSUFFICIENT_FUNDS, 51, M",
        "CARD_EXPIRED, 54, M",
        "INCORRECT_CODE, N7, N",
        "ERROR, 96, M",
        "Declined, 00, M",
        "JOHN DECLINED, 00, M"
    })
    void aNameHasTheLastWord(String holderName, String responseCode, String securityCodeResult) {
        // given
        JsonObject request = Requests.authorization("a", "4242424242424242");
        request.getJsonObject("card").put("holderName", holderName);

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY))
                .isEqualTo(new Verdict(responseCode, securityCodeResult, null));
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000002, APPROVED, 00",
        "4000000000009995, BLOCK_CARD, 43",
        "4000000000000341, APPROVED, 00",
        "4242424242424241, APPROVED, 14"
    })
    void overEveryNumberThatIsOne(String number, String holderName, String responseCode) {
        // given
        JsonObject request = Requests.authorization("a", number).put("capture", true);
        request.getJsonObject("card").put("holderName", holderName);

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY).responseCode())
                .isEqualTo(responseCode);
    }

    @ParameterizedTest
    @CsvSource({"false, 00", "true, 13"})
    void nothingCanBeAuthorizedButNotTaken(boolean capture, String responseCode) {
        // given
        JsonObject request = Requests.authorization("a", "4242424242424242").put("capture", capture);
        request.getJsonObject("amount").put("value", 0);

        // when / then
        assertThat(issuer.decide(Requests.parsed(request), TODAY).responseCode())
                .isEqualTo(responseCode);
    }
}
