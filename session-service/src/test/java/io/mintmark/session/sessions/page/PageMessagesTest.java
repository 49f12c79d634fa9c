package io.mintmark.session.sessions.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageMessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everyLanguageSaysEverythingWithTheSameNamesInIt(String language) throws IOException {
        Map<String, String> english = new TreeMap<>();
        for (Method method : PageMessages.class.getDeclaredMethods()) {
            english.put(method.getName(), method.getAnnotation(Message.class).value());
        }

        Map<String, String> translated = messages(language);

        assertThat(english).hasSizeGreaterThan(15);
        assertThat(translated.keySet()).isEqualTo(english.keySet());
        assertThat(translated).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank().isNotEqualTo(english.get(key));
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(Objects.requireNonNull(english.get(key))));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "pt"})
    void everyLanguageThatPagesOfferHasAFile(String language) {
        assertThat(Arrays.stream(Language.values()).map(Language::tag)).containsExactlyInAnyOrder("en", "es", "pt");
        assertThat(PageMessages.class.getResource("/messages/entry_" + language + ".properties"))
                .isNotNull();
    }

    private static Map<String, String> messages(String language) throws IOException {
        Properties properties = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(
                        PageMessages.class.getResourceAsStream("/messages/entry_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        Map<String, String> messages = new TreeMap<>();
        properties.forEach((key, text) -> messages.put((String) key, (String) text));
        return messages;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
