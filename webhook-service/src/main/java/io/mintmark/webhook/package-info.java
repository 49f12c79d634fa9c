/** Tells merchants what happened: endpoints, events and their deliveries. */
@NullMarked
package io.mintmark.webhook;

import org.jspecify.annotations.NullMarked;
