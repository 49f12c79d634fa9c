package io.mintmark.vault.capture.api;

import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param lang language of the text
 * @param merchant whose page it is; null where that is not known
 */
record PageFrame(
        String lang, @Nullable String merchant, PageAssets.Asset style, PageAssets.Asset script, boolean test) {}
