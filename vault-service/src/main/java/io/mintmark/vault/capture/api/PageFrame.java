package io.mintmark.vault.capture.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param language of the text
 * @param merchant whose page it is; null where that is not known
 * @param choices the same page in the other languages; empty where there is no page to return to
 * @param embedding what the page tells the page around it; null if it stands alone
 */
record PageFrame(
        Language language,
        @Nullable String merchant,
        PageAssets.Asset style,
        PageAssets.Asset script,
        boolean test,
        List<Choice> choices,
        @Nullable Embedding embedding) {
    /** A link to the page in another language. */
    record Choice(Language language, String href) {}

    /**
     * What an embedded page tells, and to whom.
     *
     * @param origins who may know, parted by spaces
     * @param event null for nothing
     */
    record Embedding(String sessionId, String origins, @Nullable String event) {}

    /** The merchant's first letter, whatever alphabet it is of. */
    public String monogram() {
        return merchant == null || merchant.isEmpty() ? "" : Character.toString(merchant.codePointAt(0));
    }
}
