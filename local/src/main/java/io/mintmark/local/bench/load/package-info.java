/** How load is made and timed. */
@NullMarked
package io.mintmark.local.bench.load;

import org.jspecify.annotations.NullMarked;
