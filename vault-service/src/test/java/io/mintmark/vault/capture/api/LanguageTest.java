package io.mintmark.vault.capture.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "es-UY,SPANISH",
        "es,SPANISH",
        "pt_BR,PORTUGUESE",
        "PT,PORTUGUESE",
        "en-GB,ENGLISH",
    })
    void aTagNamesALanguage(String tag, Language language) {
        assertThat(Language.ofTag(tag)).contains(language);
    }

    @ParameterizedTest
    @CsvSource({"fr", "''", "e", "english", "../etc", "enx"})
    void aTagOfAnotherLanguageNamesNone(String tag) {
        assertThat(Language.ofTag(tag)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US,en;q=0.9|ENGLISH",
                "fr-FR,fr;q=0.9,pt;q=0.8,en;q=0.7|PORTUGUESE",
                "en;q=0.2, pt-PT;q=0.9|PORTUGUESE",
                "en;q=0, es-AR|SPANISH",
            })
    void theLikedBestOfOursIsTaken(String header, Language language) {
        assertThat(Language.accepted(header)).contains(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"fr", "*", "''", "en;q=x", ";;;", "en;q=0"})
    void aHeaderThatNamesNoneOfOursDecidesNothing(String header) {
        assertThat(Language.accepted(header)).isEmpty();
    }

    @Test
    void aHeaderLongerThanAnyBrowsersIsNotRead() {
        assertThat(Language.accepted("en," + "fr;q=0.1,".repeat(50) + "de")).isEmpty();
    }
}
