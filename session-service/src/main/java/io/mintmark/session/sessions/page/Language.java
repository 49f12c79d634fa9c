package io.mintmark.session.sessions.page;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language in which payers read our pages. The first one is for those who read none of the others. */
enum Language {
    SPANISH("es"),
    ENGLISH("en"),
    PORTUGUESE("pt");

    /** Longer {@code Accept-Language} headers are passed over: no browser sends them. */
    private static final int LONGEST = 256;

    private static final List<Locale> ALL = Arrays.stream(values())
            .map(language -> Locale.forLanguageTag(language.tag))
            .toList();

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The language tag (BCP 47), as {@code lang} attributes want it. */
    public String tag() {
        return tag;
    }

    /** Its words. The bundle itself holds the English ones. */
    PageMessages words() {
        return this == ENGLISH
                ? MessageBundles.get(PageMessages.class)
                : MessageBundles.get(PageMessages.class, Localized.Literal.of(tag));
    }

    /**
     * The language for a payer: what the merchant set, then what the link asks for, then what the browser accepts.
     *
     * @param accepted the {@code Accept-Language} header (RFC 9110 section 12.5.4)
     */
    static Language of(@Nullable String set, @Nullable String asked, @Nullable String accepted) {
        return Stream.of(ofTag(set), ofTag(asked), ofHeader(accepted))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(SPANISH);
    }

    /** The language of a tag such as {@code es-UY}; empty for one that we do not speak. */
    static Optional<Language> ofTag(@Nullable String tag) {
        return tag == null || tag.length() > LONGEST ? Optional.empty() : ofLocale(Locale.forLanguageTag(tag));
    }

    private static Optional<Language> ofHeader(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale match = Locale.lookup(Locale.LanguageRange.parse(header), ALL);
            return match == null ? Optional.empty() : ofLocale(match);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Language> ofLocale(Locale locale) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(locale.getLanguage()))
                .findFirst();
    }
}
