package io.mintmark.session.sessions.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownNameTest {
    @Test
    void anUsualNameStaysAsItIs() {
        assertThat(ShownName.of("Café Ñandú & Sons <3 😀")).isEqualTo("Café Ñandú & Sons <3 😀");
        assertThat(ShownName.within("Café Ñandú")).isEqualTo("Café Ñandú");
    }

    @Test
    void whatCouldDisguiseANameIsMadeVisible() {
        assertThat(ShownName.of("a\u0000b\nc\u202ed\u2066e\u200ff")).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf");
    }

    @Test
    void aNameThatIsWrittenFromTheRightTurnsNoSentenceAround() {
        assertThat(ShownName.within("שלום")).isEqualTo("\u2068שלום\u2069");
    }
}
