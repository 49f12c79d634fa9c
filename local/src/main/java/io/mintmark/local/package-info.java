/** A whole Mintmark on one machine: {@link io.mintmark.local.Cluster} starts it, for {@code ./run} and for tests. */
@NullMarked
package io.mintmark.local;

import org.jspecify.annotations.NullMarked;
