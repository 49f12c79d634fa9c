/** Merchants as the API shows them, and the state that every service authenticates from. */
@NullMarked
package io.mintmark.contracts.merchant;

import org.jspecify.annotations.NullMarked;
