/** The card number and what may be known of it. Only the packages under card may name the type of a card number. */
@NullMarked
package io.mintmark.vault.card.domain;

import org.jspecify.annotations.NullMarked;
