/** Cards as the vault's events tell them. */
@NullMarked
package io.mintmark.networktoken.cards.messaging;

import org.jspecify.annotations.NullMarked;
