/** Sends a card to a destination that an operator described, and tells what came of it. */
@NullMarked
package io.mintmark.vault.forward.application;

import org.jspecify.annotations.NullMarked;
