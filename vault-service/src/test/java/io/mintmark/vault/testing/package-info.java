/** What the tests of the running vault share. */
@NullMarked
package io.mintmark.vault.testing;

import org.jspecify.annotations.NullMarked;
