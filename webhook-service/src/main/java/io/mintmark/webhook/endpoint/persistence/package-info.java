/** Endpoints in Postgres. */
@NullMarked
package io.mintmark.webhook.endpoint.persistence;

import org.jspecify.annotations.NullMarked;
