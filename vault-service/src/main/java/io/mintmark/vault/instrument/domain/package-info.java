/** Payment instruments and the cards that are to become some. */
@NullMarked
package io.mintmark.vault.instrument.domain;

import org.jspecify.annotations.NullMarked;
