package io.mintmark.session.sessions.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
            es-UY | en | pt-BR                  | es
            en    | pt | es                     | en
            -     | pt | es                     | pt
            fr    | pt | es                     | pt
            fr    | de | en-GB,en;q=0.8         | en
            -     | -  | fr-FR, pt-PT;q=0.5, *  | pt
            -     | -  | es-419                 | es
            -     | -  | fr                     | es
            -     | -  | -                      | es
            -     | -  | *                      | es
            -     | <b>| ;;;q=                  | es
            """)
    void theMerchantsChoiceGoesBeforeTheLinksAndTheBrowsers(
            @Nullable String set, @Nullable String asked, @Nullable String accepted, String tag) {
        assertThat(Language.of(set, asked, accepted).tag()).isEqualTo(tag);
    }

    @Test
    void whatIsTooLongToBeALanguageIsPassedOver() {
        assertThat(Language.of("en-" + "a".repeat(300), null, null)).isEqualTo(Language.SPANISH);
        assertThat(Language.of(null, null, "en," + "de,".repeat(100))).isEqualTo(Language.SPANISH);
    }
}
