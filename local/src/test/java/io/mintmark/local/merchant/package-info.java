@NullMarked
package io.mintmark.local.merchant;

import org.jspecify.annotations.NullMarked;
