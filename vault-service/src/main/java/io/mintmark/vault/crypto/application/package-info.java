/** Keys and what they do: seal, open, fingerprint. Only the card use cases and the links to the card page may use it. */
@NullMarked
package io.mintmark.vault.crypto.application;

import org.jspecify.annotations.NullMarked;
