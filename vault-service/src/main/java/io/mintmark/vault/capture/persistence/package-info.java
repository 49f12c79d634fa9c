/** Captures in the database. */
@NullMarked
package io.mintmark.vault.capture.persistence;

import org.jspecify.annotations.NullMarked;
