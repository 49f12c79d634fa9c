/** Payment instruments and staged cards in the database. */
@NullMarked
package io.mintmark.vault.instrument.persistence;

import org.jspecify.annotations.NullMarked;
