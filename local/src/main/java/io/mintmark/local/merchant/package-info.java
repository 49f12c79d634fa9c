/** The merchant that every local cluster has. */
@NullMarked
package io.mintmark.local.merchant;

import org.jspecify.annotations.NullMarked;
