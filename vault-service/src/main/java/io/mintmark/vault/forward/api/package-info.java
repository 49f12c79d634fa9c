/** The forward, as the other services call it. */
@NullMarked
package io.mintmark.vault.forward.api;

import org.jspecify.annotations.NullMarked;
