package io.mintmark.session.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    private static final SessionId OTHER = new SessionId("ses_01kajv6q3mzx5y8w2r4t6n9p0c");
    private final LinkTokens tokens = new LinkTokens(new byte[32]);

    @Test
    void aTokenOpensItsOwnSessionOnly() {
        String token = tokens.tokenOf(ASession.ID);

        assertThat(LinkTokens.opens(token, tokens.hashOf(ASession.ID))).isTrue();
        assertThat(LinkTokens.opens(token, tokens.hashOf(OTHER))).isFalse();
    }

    @Test
    void aTokenHas256BitsAndIsTheSameEachTime() {
        assertThat(tokens.tokenOf(ASession.ID)).matches("[A-Za-z0-9_-]{43}").isEqualTo(tokens.tokenOf(ASession.ID));
    }

    @Test
    void anotherKeyGivesAnotherToken() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 1);

        assertThat(new LinkTokens(key).tokenOf(ASession.ID)).isNotEqualTo(tokens.tokenOf(ASession.ID));
    }

    @Test
    void anotherKindOfLinkHasAnotherToken() {
        LinkTokens challenges = new LinkTokens(new byte[32], "challenge-link/v1");
        LinkTokens sessions = new LinkTokens(new byte[32]);
        String token = challenges.tokenOf(ASession.ID.value());

        assertThat(token).isNotEqualTo(sessions.tokenOf(ASession.ID));
        assertThat(challenges.isTokenOf(token, ASession.ID.value())).isTrue();
        assertThat(challenges.isTokenOf(token, "att_2")).isFalse();
        assertThat(challenges.isTokenOf("", ASession.ID.value())).isFalse();
        assertThat(sessions.isTokenOf(token, ASession.ID.value())).isFalse();
    }

    @Test
    void whatIsNoTokenOpensNothing() {
        byte[] stored = tokens.hashOf(ASession.ID);

        assertThat(LinkTokens.opens("", stored)).isFalse();
        assertThat(LinkTokens.opens(tokens.tokenOf(ASession.ID) + "=", stored)).isFalse();
        assertThat(LinkTokens.opens("a".repeat(1_000_000), stored)).isFalse();
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new LinkTokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
