/** What an endpoint subscribes to. */
@NullMarked
package io.mintmark.webhook.endpoint.domain;

import org.jspecify.annotations.NullMarked;
