/** A session's visit to the card page. */
@NullMarked
package io.mintmark.vault.capture.domain;

import org.jspecify.annotations.NullMarked;
