/** Cards in Postgres. */
@NullMarked
package io.mintmark.networktoken.cards.persistence;

import org.jspecify.annotations.NullMarked;
