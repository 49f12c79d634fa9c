@NullMarked
package io.mintmark.platform.merchant;

import org.jspecify.annotations.NullMarked;
