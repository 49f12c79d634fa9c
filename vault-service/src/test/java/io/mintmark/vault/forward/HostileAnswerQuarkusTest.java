package io.mintmark.vault.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.mintmark.platform.testing.TestMerchant;
import io.mintmark.vault.testing.Api;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.Forwards;
import io.mintmark.vault.testing.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Destinations that repeat the card, lead elsewhere, or never end. What came of it is told and recorded; no number is. */
@QuarkusTest
class HostileAnswerQuarkusTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private final DestinationStub destination = DestinationStub.shared();
    private TestMerchant merchant;
    private String instrument;

    @BeforeEach
    void aMerchantHasACard() {
        merchant = Api.merchant();
        instrument = Forwards.instrument(merchant);
    }

    @AfterEach
    void theDestinationRests() {
        destination.answers(200, "{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":\"4111111111111111\"}",
                "{\"result\":\"4111 1111 1111 1111\"}",
                "{\"result\":4111111111111111}",
                "{\"list\":[\"4111\",\"1111\",\"1111\",\"1111\"]}",
                "{\"result\":\"NDExMTExMTExMTExMTExMQ==\"}",
                "{\"result\":\"34313131313131313131313131313131\"}",
                "{\"result\":\"%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31\"}",
                "{\"list\":{\"4111111111111111\":1}}",
                "{\"neverPassedOn\":\"4111-1111-1111-1111\"}",
            })
    void anAnswerThatRepeatsTheNumberIsWithheld(String answer) {
        // given
        destination.answers(200, answer);

        // when / then
        assertWithheld(send());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Trace: 4111111111111111",
                "X-Other: NDExMTExMTExMTExMTExMQ==",
                "Set-Cookie: c=4111%201111%201111%201111"
            })
    void aHeaderThatRepeatsTheNumberIsWithheldToo(String header) {
        // given
        writes(OK + header + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        // when / then
        assertWithheld(send());
    }

    private void assertWithheld(Response answer) {
        answer.then()
                .statusCode(502)
                .body("code", equalTo("answer_withheld"))
                .body("detail", containsString("The request arrived"))
                .body(not(containsString("1111")))
                .body("body", nullValue());
        assertThat(answer.header("x-trace")).isNull();
        assertRecorded("withheld", "200");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        // given
        writes("HTTP/1.1 " + status + " Elsewhere\r\nLocation: " + destination.baseUrl()
                + "/elsewhere\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

        // when / then
        assertUnknown(send());
        assertThat(destination.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not http at all\r\n\r\n",
                OK + "Content-Length: 9\r\n\r\n{\"result\"",
                OK + "Content-Length: 2\r\n\r\n[]",
                OK + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\n{}",
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: evil\r\nConnection: upgrade\r\n\r\n",
                "",
            })
    void garbageIsNoAnswer(String bytes) {
        // given
        writes(bytes);

        // when / then
        assertUnknown(send());
    }

    @Test
    void anAnswerLargerThanTheProfileAllowsIsNotRead() {
        // given
        destination.answers(200, "{\"result\":\"" + "x".repeat(4_096 - 13) + "\"}");
        send().then().statusCode(200);

        // when
        destination.answers(200, "{\"result\":\"" + "x".repeat(4_096 - 12) + "\"}");

        // then
        send().then().statusCode(502).body("code", equalTo("forward_unknown"));
    }

    @Test
    void anAnswerWithoutEndIsCutOff() {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(OK + "Transfer-Encoding: chunked\r\n\r\n");
            while (true) {
                conversation.write("1000\r\n" + " ".repeat(4096) + "\r\n");
            }
        });

        // when / then
        assertUnknown(send());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nX-A: ", OK + "Content-Length: 999\r\n\r\n{"})
    void aDestinationThatTricklesIsNotWaitedFor(String beginning) {
        // given
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(beginning);
            while (!beginning.isEmpty()) {
                conversation.linger(50);
                conversation.write(" ");
            }
            conversation.linger(20_000);
        });
        Instant asked = Instant.now();

        // when
        Response answer = send();

        // then
        answer.then()
                .statusCode(504)
                .body("code", equalTo("forward_timeout"))
                .body("detail", containsString("may have arrived"));
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(4));
        assertRecorded("unknown", "timeout");
    }

    private void assertUnknown(Response answer) {
        answer.then()
                .statusCode(502)
                .body("code", equalTo("forward_unknown"))
                .body("detail", containsString("may have arrived"));
        assertThat(Rows.count("card_use", "merchant_id = ? and outcome = 'unknown'", merchant.id()))
                .isEqualTo(1);
    }

    private void assertRecorded(String outcome, String detail) {
        assertThat(Rows.count(
                        "card_use",
                        "merchant_id = ? and card_id = ? and outcome = ? and detail = ?",
                        merchant.id(),
                        instrument,
                        outcome,
                        detail))
                .isEqualTo(1);
    }

    private void writes(String bytes) {
        destination.behaves(conversation -> {
            conversation.read();
            conversation.write(bytes);
        });
    }

    private Response send() {
        return Forwards.send(merchant, Forwards.request("shop.pay", instrument, Forwards.body()));
    }
}
