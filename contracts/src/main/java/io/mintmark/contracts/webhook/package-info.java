/** Webhook endpoints and deliveries as the API and the events show them. */
@NullMarked
package io.mintmark.contracts.webhook;

import org.jspecify.annotations.NullMarked;
