/** Where the root keys come from. */
@NullMarked
package io.mintmark.vault.crypto.keys;

import org.jspecify.annotations.NullMarked;
