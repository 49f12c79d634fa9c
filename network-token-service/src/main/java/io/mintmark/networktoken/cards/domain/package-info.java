/** What is known of a card that may be provisioned. */
@NullMarked
package io.mintmark.networktoken.cards.domain;

import org.jspecify.annotations.NullMarked;
