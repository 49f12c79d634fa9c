/** Secrets at rest. */
@NullMarked
package io.mintmark.webhook.signing.application;

import org.jspecify.annotations.NullMarked;
