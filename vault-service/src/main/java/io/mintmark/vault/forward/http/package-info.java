/** Speaks to destinations over HTTP. */
@NullMarked
package io.mintmark.vault.forward.http;

import org.jspecify.annotations.NullMarked;
