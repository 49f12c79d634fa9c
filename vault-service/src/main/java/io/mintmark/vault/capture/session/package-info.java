/** Calls to session-service, which decides what becomes of a submitted card. */
@NullMarked
package io.mintmark.vault.capture.session;

import org.jspecify.annotations.NullMarked;
