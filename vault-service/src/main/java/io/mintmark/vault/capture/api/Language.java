package io.mintmark.vault.capture.api;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A language that the page speaks. */
enum Language {
    SPANISH("es", "Español", "es-UY"),
    ENGLISH("en", "English", "en-US"),
    PORTUGUESE("pt", "Português", "pt-BR");

    /** What nobody needs to ask for. */
    static final Language DEFAULT = SPANISH;
    /** No browser sends more; whoever does need not be understood. */
    private static final int LONGEST_HEADER = 200;

    private final String tag;
    private final String label;
    private final Locale formats;

    Language(String tag, String label, String formats) {
        this.tag = tag;
        this.label = label;
        this.formats = Locale.forLanguageTag(formats);
    }

    /** As {@code lang} takes it. */
    public String tag() {
        return tag;
    }

    /** What those who speak it call it. */
    public String label() {
        return label;
    }

    /** Which sentences it uses. */
    Locale messages() {
        return Locale.forLanguageTag(tag);
    }

    /** How it writes numbers and names of countries. */
    Locale formats() {
        return formats;
    }

    /** The language of a BCP 47 tag such as {@code pt-BR}, if we speak it. */
    static Optional<Language> ofTag(@Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
        return Stream.of(values())
                .filter(language -> language.tag.equals(primary))
                .findFirst();
    }

    /** The one that an {@code Accept-Language} header (RFC 9110, 12.5.4) likes best of ours. */
    static Optional<Language> accepted(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return Optional.empty();
        }
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight)
                        .reversed())
                .flatMap(range -> ofTag(range.getRange()).stream())
                .findFirst();
    }
}
