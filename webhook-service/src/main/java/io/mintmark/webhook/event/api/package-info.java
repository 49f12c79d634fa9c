/** Events over HTTP. */
@NullMarked
package io.mintmark.webhook.event.api;

import org.jspecify.annotations.NullMarked;
