/** The acquirer that cards are verified with: its books, and the faults that it makes to order. */
@NullMarked
package io.mintmark.endtoend.acquirer;

import org.jspecify.annotations.NullMarked;
