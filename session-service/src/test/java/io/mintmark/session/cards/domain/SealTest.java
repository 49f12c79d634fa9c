package io.mintmark.session.cards.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.session.sessions.application.Submission;
import org.junit.jupiter.api.Test;

class SealTest {
    @Test
    void aSealShowsItselfToNobodyWhoPrintsIt() {
        Submission submission = new Submission(new CardRef.Staged("stc_1"), new Seal("k1.c2VjcmV0"));

        assertThat(submission.toString()).contains("stc_1").doesNotContain("c2VjcmV0");
    }

    @Test
    void anEmptySealIsNone() {
        assertThatThrownBy(() -> new Seal(" ")).isInstanceOf(IllegalArgumentException.class);
    }
}
