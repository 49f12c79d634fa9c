/** Events in Postgres. */
@NullMarked
package io.mintmark.webhook.event.persistence;

import org.jspecify.annotations.NullMarked;
