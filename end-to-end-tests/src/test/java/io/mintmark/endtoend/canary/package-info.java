/** Looks for what must never leave the vault, in everything that a cluster leaves behind or holds in memory. */
@NullMarked
package io.mintmark.endtoend.canary;

import org.jspecify.annotations.NullMarked;
