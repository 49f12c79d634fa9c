/** Who used which card for what. */
@NullMarked
package io.mintmark.vault.forward.persistence;

import org.jspecify.annotations.NullMarked;
