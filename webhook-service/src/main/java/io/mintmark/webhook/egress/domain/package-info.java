/** Where a webhook may be sent: what a URL must look like and which addresses are never connected to. */
@NullMarked
package io.mintmark.webhook.egress.domain;

import org.jspecify.annotations.NullMarked;
