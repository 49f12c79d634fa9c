/** The resolver behind the port. */
@NullMarked
package io.mintmark.webhook.egress.dns;

import org.jspecify.annotations.NullMarked;
