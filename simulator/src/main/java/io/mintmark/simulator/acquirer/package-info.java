/** An acquirer: it authorizes and voids, keeps books, and does either once for each reference. */
@NullMarked
package io.mintmark.simulator.acquirer;

import org.jspecify.annotations.NullMarked;
