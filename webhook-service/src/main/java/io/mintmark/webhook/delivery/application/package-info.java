/** The delivery queue and its dispatcher. */
@NullMarked
package io.mintmark.webhook.delivery.application;

import org.jspecify.annotations.NullMarked;
