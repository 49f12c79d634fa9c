package io.mintmark.session.acquirer.forward;

import static io.mintmark.session.acquirer.domain.StepKind.AUTHORIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.acquirer.domain.Challenge;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Reply.Hindrance;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.acquirer.forward.ForwardClient.Forwarded;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {
    private static final Reference STEP = new Reference("ver_1-authorize");
    private static final ChallengePages PAGES = new ChallengePages(List.of(URI.create("https://bank.example")));

    private static OperationBody body(
            @Nullable String reference, @Nullable String type, @Nullable String result, @Nullable String code) {
        return new OperationBody(
                reference, type, result, "authorized", code, "A1", "4801", "M", null, null, null, null, null);
    }

    private static Forwarded answered(int status, @Nullable OperationBody body) {
        return new Forwarded("answered", status, null, body);
    }

    private static OperationBody error(@Nullable String error) {
        return new OperationBody(null, null, null, null, null, null, null, null, null, null, null, null, error);
    }

    @Test
    void anApprovalIsReadWhole() {
        Reply reply = Replies.of(
                answered(200, body("ver_1-authorize", "authorization", "approved", "00")), STEP, AUTHORIZATION, PAGES);

        assertThat(reply)
                .isEqualTo(new Reply.Answered(
                        new Operation(STEP, true, Operation.State.AUTHORIZED, "00", "A1", "4801", "M", null)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ver_2-authorize, authorization, approved, 00",
                "ver_1-authorize, void, approved, 00",
                "ver_1-authorize, authorization, maybe, 00",
                "ver_1-authorize, authorization, -, 00",
                "ver_1-authorize, authorization, approved, -",
                "-, authorization, approved, 00"
            })
    void garbageTellsNothing(
            @Nullable String reference, @Nullable String type, @Nullable String result, @Nullable String code) {
        Forwarded garbage = answered(200, body(reference, type, result, code));

        assertThat(Replies.of(garbage, STEP, AUTHORIZATION, PAGES)).isInstanceOf(Reply.Unknown.class);
        assertThat(Standings.of(garbage, STEP, AUTHORIZATION, PAGES)).isInstanceOf(Standing.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401})
    void whatTheAcquirerRefusesToReadIsNotInItsBooks(int status) {
        assertThat(Replies.of(answered(status, null), STEP, AUTHORIZATION, PAGES))
                .isEqualTo(new Reply.NotSent(Hindrance.AWAY));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 409, 500, 503})
    void everyOtherStatusOfTheAcquirersLeavesItOpen(int status) {
        assertThat(Replies.of(answered(status, null), STEP, AUTHORIZATION, PAGES))
                .isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void whatTheVaultDidNotSendDidNotHappen() {
        assertThat(Replies.of(new Forwarded("not_sent", null, "too_late", null), STEP, AUTHORIZATION, PAGES))
                .isEqualTo(new Reply.NotSent(Hindrance.AWAY));
        assertThat(Replies.of(new Forwarded("unknown", null, "timeout", null), STEP, AUTHORIZATION, PAGES))
                .isInstanceOf(Reply.Unknown.class);
        assertThat(Replies.of(new Forwarded(null, null, null, null), STEP, AUTHORIZATION, PAGES))
                .isInstanceOf(Reply.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({
        "403, AWAY",
        "404, AWAY",
        "422, AWAY",
        "429, AWAY",
        "409, CARD_UNAVAILABLE",
        "410, CARD_UNAVAILABLE",
    })
    void whatTheVaultRefusesIsNotSent(int status, Hindrance hindrance) {
        assertThat(Replies.of(new WebApplicationException(status), STEP)).isEqualTo(new Reply.NotSent(hindrance));
    }

    @Test
    void aVaultThatFailsOrIsLateLeavesItOpen() {
        assertThat(Replies.of(new WebApplicationException(500), STEP)).isInstanceOf(Reply.Unknown.class);
        assertThat(Replies.of(new WebApplicationException(503), STEP)).isInstanceOf(Reply.Unknown.class);
        assertThat(Replies.of(new TimeoutException(), STEP)).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void onlyTheAcquirersOwnNotFoundMeansThatItNeverHeardOfTheStep() {
        assertThat(Standings.of(answered(404, error("unknown_reference")), STEP, AUTHORIZATION, PAGES))
                .isEqualTo(new Standing.Unheard());
        assertThat(Standings.of(answered(404, null), STEP, AUTHORIZATION, PAGES))
                .isEqualTo(new Standing.Unheard());
        assertThat(Standings.of(answered(404, error("no_route")), STEP, AUTHORIZATION, PAGES))
                .isInstanceOf(Standing.Unknown.class);
        assertThat(Standings.of(answered(401, null), STEP, AUTHORIZATION, PAGES))
                .isInstanceOf(Standing.Unknown.class);
        assertThat(Standings.of(new Forwarded("not_sent", null, "unreachable", null), STEP, AUTHORIZATION, PAGES))
                .isInstanceOf(Standing.Unknown.class);
    }

    private static OperationBody challenge(@Nullable String url) {
        return new OperationBody(
                "ver_1-authorize",
                "authorization",
                "challenge",
                "challenge",
                null,
                null,
                null,
                null,
                null,
                new OperationBody.AuthenticationBody("challenge", null, "dir-1"),
                url,
                null,
                null);
    }

    @Test
    void aChallengeIsReadWhole() {
        Challenge challenge = new Challenge(
                URI.create("https://bank.example/3ds/c1"),
                new Authentication(Authentication.Status.CHALLENGE, null, "dir-1"));
        Forwarded answer = answered(200, challenge("https://bank.example/3ds/c1"));

        assertThat(Replies.of(answer, STEP, AUTHORIZATION, PAGES)).isEqualTo(new Reply.Challenged(challenge));
        assertThat(Standings.of(answer, STEP, AUTHORIZATION, PAGES)).isEqualTo(new Standing.Challenged(challenge));
        assertThat(Replies.of(answer, STEP, StepKind.COMPLETION, PAGES)).isInstanceOf(Reply.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-",
                "https://bank.example.evil/3ds/c1",
                "http://bank.example/3ds/c1",
                "https://bank.example:8443/3ds/c1",
                "https://bank.example@evil.example/3ds/c1",
                "https://bank.example/3ds/c1;script-src",
                "//bank.example/3ds/c1",
                "javascript:alert(1)",
            })
    void nobodyIsSentToAnotherPageThanTheAcquirers(@Nullable String url) {
        Reply reply = Replies.of(answered(200, challenge(url)), STEP, AUTHORIZATION, PAGES);

        assertThat(((Reply.Challenged) reply).challenge().address()).isNull();
    }
}
