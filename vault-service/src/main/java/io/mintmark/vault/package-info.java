/** The vault: customers, payment instruments, the card page and the keys. No other service opens a card number. */
@NullMarked
package io.mintmark.vault;

import org.jspecify.annotations.NullMarked;
