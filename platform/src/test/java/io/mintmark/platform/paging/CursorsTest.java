package io.mintmark.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.problem.Problem;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    private final Cursors cursors = new Cursors(Base64.getEncoder().encodeToString(new byte[32]));
    private final Cursors.Position position =
            new Cursors.Position(Instant.parse("2026-11-21T12:00:00.123456Z"), "ses_01kakrgx00");

    @Test
    void aCursorGivesBackItsPositionToTheMicrosecond() {
        assertThat(cursors.decode(cursors.encode(position))).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void whatIsNoCursorIsRefused(String forged) {
        assertThatThrownBy(() -> cursors.decode(forged)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.code()).isEqualTo("invalid_cursor");
        });
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String cursor = cursors.encode(position);
        for (int i = 0; i < cursor.length() - 1; i++) {
            char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
            String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
            assertThatThrownBy(() -> cursors.decode(changed)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void theRowTooManyOnlyTellsThatThereAreMore() {
        Page<String> page = Page.of(List.of("a", "b", "c"), 2, row -> "after " + row);

        assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), true, "after b"));
        assertThat(Page.of(List.of("a", "b"), 2, row -> row)).isEqualTo(new Page<>(List.of("a", "b"), false, null));
    }
}
