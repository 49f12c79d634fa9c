/** Sealed cards and, in a table of their own, the keys that open them. */
@NullMarked
package io.mintmark.vault.card.persistence;

import org.jspecify.annotations.NullMarked;
