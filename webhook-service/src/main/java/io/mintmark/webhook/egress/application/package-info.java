/** Sends a webhook out, once, to an address that was vetted. */
@NullMarked
package io.mintmark.webhook.egress.application;

import org.jspecify.annotations.NullMarked;
