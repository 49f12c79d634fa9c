package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.simulator.answer.Fields;
import io.mintmark.simulator.answer.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestTest {
    private static final String NUMBER = "4242424242424242";

    @ParameterizedTest
    @CsvSource({
        "reference, a b",
        "reference, ",
        "merchant, ",
        "capture, ",
        "capture, yes",
        "initiator, robot",
        "networkTransactionId, a b",
        "installments, 3",
        "amount, 100",
        "card, 4242424242424242"
    })
    void aMemberThatIsMissingOrWrongIsNamedWithoutItsValue(String member, String value) {
        // given
        JsonObject request = Requests.authorization("ver_1", NUMBER).put(member, value);

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("malformed: /" + member + " ")
                .message()
                .doesNotContain(NUMBER, "a b", "robot", "yes");
    }

    @ParameterizedTest
    @CsvSource({
        "number, 4242 4242 4242 4242",
        "expiryMonth, 13",
        "expiryMonth, 7",
        "expiryYear, 30",
        "securityCode, 12345"
    })
    void soIsAMemberOfTheCard(String member, String value) {
        // given
        JsonObject request = Requests.authorization("ver_1", NUMBER);
        request.getJsonObject("card").put(member, value);

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request))
                .hasMessageStartingWith("malformed: /card/" + member + " is not in its form")
                .message()
                .doesNotContain(value + " ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/back",
                "ftp://shop.example/",
                "javascript:alert(1)",
                "https:///back",
                "https://shop.example/a b",
                "https://shop.example/\r\nX-Evil: 1",
                "https://shop.example/\u00fc",
                "https:// "
            })
    void aPayerGoesBackToAWholeAddress(String returnUrl) {
        // given
        JsonObject request = Requests.authenticated("ver_1", NUMBER);
        request.getJsonObject("threeDSecure").put("returnUrl", returnUrl);

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request))
                .hasMessageStartingWith("malformed: /threeDSecure/returnUrl is not ")
                .message()
                .doesNotContain(returnUrl);
    }

    @Test
    void anAddressToGoBackToHasItsLimit() {
        // given
        JsonObject request = Requests.authenticated("ver_1", NUMBER);
        String longest = "https://shop.example/" + "a".repeat(2048 - 21);
        request.getJsonObject("threeDSecure").put("returnUrl", longest);

        // when / then
        assertThat(Requests.parsed(request).threeDSecure()).isEqualTo(new ThreeDSecure(longest));
        request.getJsonObject("threeDSecure").put("returnUrl", longest + "a");
        assertThatThrownBy(() -> Requests.parsed(request)).hasMessageStartingWith("malformed: /threeDSecure/returnUrl");
    }

    @ParameterizedTest
    @CsvSource({"returnUrl, ", "ipAddress, localhost", "userAgent, 'a\nb'"})
    void soIsAMemberOfTheBrowser(String member, String value) {
        // given
        JsonObject request = Requests.authenticated("ver_1", NUMBER);
        request.getJsonObject("threeDSecure").put(member, value == null ? null : value.replace("\\n", "\n"));

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request)).hasMessageStartingWith("malformed: /threeDSecure/" + member);
    }

    @Test
    void nobodyIsAskedWhoIsNotThere() {
        // given
        JsonObject request = Requests.authenticated("ver_1", NUMBER).put("initiator", "merchant");

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request))
                .hasMessage("malformed: /threeDSecure belongs to what a customer initiates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "\"100\"", "1000000000001", "null"})
    void anAmountIsAWholeNumberOfMinorUnits(String value) {
        // given
        JsonObject request = Requests.authorization("ver_1", NUMBER);
        request.put("amount", new JsonObject("{\"currency\": \"USD\", \"value\": " + value + "}"));

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request)).hasMessageStartingWith("malformed: /amount/value ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100})
    void installmentsAreOneToNinetyNine(int installments) {
        // given
        JsonObject request = Requests.authorization("ver_1", NUMBER).put("installments", installments);

        // when / then
        assertThatThrownBy(() -> Requests.parsed(request))
                .hasMessage("malformed: /installments is not a whole number from 1 to 99");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "4242424242424242", "null"})
    void aBodyIsAnObject(String body) {
        assertThatThrownBy(() -> Fields.of(Buffer.buffer(body)))
                .hasMessage("malformed: a JSON object is expected")
                .hasNoCause();
    }

    @Test
    void whatIsKnownOfACardIsNotPrinted() {
        assertThat(Requests.parsed(Requests.authorization("ver_1", NUMBER)))
                .hasToString("AuthorizationRequest[ver_1]")
                .extracting(AuthorizationRequest::credential)
                .hasToString("Credential[profile=null, card=PresentedCard]");
    }
}
