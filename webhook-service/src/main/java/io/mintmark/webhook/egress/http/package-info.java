/** The HTTP client behind the port. */
@NullMarked
package io.mintmark.webhook.egress.http;

import org.jspecify.annotations.NullMarked;
