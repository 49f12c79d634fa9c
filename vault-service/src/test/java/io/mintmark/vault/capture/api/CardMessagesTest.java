package io.mintmark.vault.capture.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardMessagesTest {
    private static final Pattern EXPRESSION = Pattern.compile("\\{(?:#if )?([a-z][A-Za-z0-9]*)");

    private final Map<String, Method> sentences = Arrays.stream(CardMessages.class.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Message.class))
            .collect(Collectors.toMap(Method::getName, method -> method));

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasEverySentenceAndNoOther(Language language) throws IOException {
        assertThat(textsIn(language).keySet()).containsExactlyInAnyOrderElementsOf(sentences.keySet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everySentenceUsesAllThatItIsGivenAndNothingElse(Language language) throws IOException {
        textsIn(language).forEach((key, text) -> assertThat(expressionsIn(text))
                .as(language + " " + key)
                .isEqualTo(parametersOf(Objects.requireNonNull(sentences.get(key)))));
    }

    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"SPANISH", "PORTUGUESE"})
    void noSentenceWasLeftInEnglish(Language language) throws IOException {
        Map<String, String> english = textsIn(Language.ENGLISH);
        textsIn(language).forEach((key, text) -> {
            if (text.split(" ").length > 2) {
                assertThat(text).as(key).isNotBlank().isNotEqualTo(english.get(key));
            }
        });
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        // given
        String used;
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/card"))) {
            used = templates.map(CardMessagesTest::read).collect(Collectors.joining());
        }

        // when / then
        assertThat(sentences.keySet()).hasSizeGreaterThan(40).allMatch(key -> Pattern.compile("card:" + key + "\\b")
                .matcher(used)
                .find());
    }

    private Map<String, String> textsIn(Language language) throws IOException {
        if (language == Language.ENGLISH) {
            return sentences.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                    .getAnnotation(Message.class)
                    .value()));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        try (InputStream file =
                CardMessagesTest.class.getResourceAsStream("/messages/card_" + language.tag() + ".properties")) {
            assertThat(file).as("sentences in " + language).isNotNull();
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                int at = line.indexOf('=');
                assertThat(texts.put(line.substring(0, at), line.substring(at + 1)))
                        .as("twice: " + line)
                        .isNull();
            }
        }
        return texts;
    }

    private static Set<String> expressionsIn(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> parametersOf(Method method) {
        return Arrays.stream(method.getParameters())
                .map(Parameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
