/** The card page and its registration over HTTP. */
@NullMarked
package io.mintmark.vault.capture.api;

import org.jspecify.annotations.NullMarked;
