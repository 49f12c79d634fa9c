/** Events from Kafka. */
@NullMarked
package io.mintmark.webhook.event.messaging;

import org.jspecify.annotations.NullMarked;
