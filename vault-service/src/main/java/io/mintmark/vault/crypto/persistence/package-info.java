/** The merchants' wrapped keys. */
@NullMarked
package io.mintmark.vault.crypto.persistence;

import org.jspecify.annotations.NullMarked;
