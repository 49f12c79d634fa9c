/** Deliveries over HTTP. */
@NullMarked
package io.mintmark.webhook.delivery.api;

import org.jspecify.annotations.NullMarked;
