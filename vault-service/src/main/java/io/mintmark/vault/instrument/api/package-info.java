/** Payment instruments over HTTP, for merchants and for session-service. */
@NullMarked
package io.mintmark.vault.instrument.api;

import org.jspecify.annotations.NullMarked;
