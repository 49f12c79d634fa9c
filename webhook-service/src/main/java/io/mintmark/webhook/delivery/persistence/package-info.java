/** The queue in Postgres. */
@NullMarked
package io.mintmark.webhook.delivery.persistence;

import org.jspecify.annotations.NullMarked;
