/** Learning of cards. */
@NullMarked
package io.mintmark.networktoken.cards.application;

import org.jspecify.annotations.NullMarked;
