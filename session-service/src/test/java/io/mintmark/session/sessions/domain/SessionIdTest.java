package io.mintmark.session.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
    @Test
    void anIdIsReadFromItsText() {
        assertThat(SessionId.parse("ses_01kajv6q3mzx5y8w2r4t6n9p0b")).contains(ASession.ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ses_",
                "pi_01kajv6q3mzx5y8w2r4t6n9p0b",
                "ses_01kajv6q3mzx5y8w2r4t6n9p0",
                "ses_01kajv6q3mzx5y8w2r4t6n9p0bb",
                "ses_01KAJV6Q3MZX5Y8W2R4T6N9P0B",
                "ses_01kajv6q3mzx5y8w2r4t6n9p0l",
                "ses_01kajv6q3mzx5y8w2r4t6n9p0b\n"
            })
    void otherTextsAreNoIds(String text) {
        assertThat(SessionId.parse(text)).isEmpty();
    }
}
