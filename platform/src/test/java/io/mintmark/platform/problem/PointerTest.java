package io.mintmark.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {
    @Test
    void namesAndPlacesAreWrittenAsRfc6901Says() {
        assertThat(new Pointer().name("cards").place(3).name("a/b~c").name("line2"))
                .hasToString("#/cards/3/a~1b~0c/line2");
        assertThat(new Pointer()).hasToString("#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111\n1111-1111",
                "card4111111111111111",
                "４１１１１１１１１１１１１１１１",
                "٤١١١١١١١١١١١١١١١",
            })
    void itEndsBeforeANameThatMayBeACardNumber(String name) {
        assertThat(new Pointer().name("metadata").name(name).place(1).name("below"))
                .hasToString("#/metadata");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(new Pointer().name("n".repeat(100))).hasToString("#/" + "n".repeat(64));
    }
}
