/** The life of a delivery: its states, when it is tried again, what an answer means. */
@NullMarked
package io.mintmark.webhook.delivery.domain;

import org.jspecify.annotations.NullMarked;
