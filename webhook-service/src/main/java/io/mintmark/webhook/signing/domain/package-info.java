/** Standard Webhooks signatures. */
@NullMarked
package io.mintmark.webhook.signing.domain;

import org.jspecify.annotations.NullMarked;
