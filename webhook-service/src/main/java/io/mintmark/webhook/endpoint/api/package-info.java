/** The endpoints over HTTP. */
@NullMarked
package io.mintmark.webhook.endpoint.api;

import org.jspecify.annotations.NullMarked;
