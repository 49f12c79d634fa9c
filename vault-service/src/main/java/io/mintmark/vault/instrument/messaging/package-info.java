/** Payment instruments as the API and the events show them. */
@NullMarked
package io.mintmark.vault.instrument.messaging;

import org.jspecify.annotations.NullMarked;
