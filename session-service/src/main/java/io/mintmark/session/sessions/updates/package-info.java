/**
 * {@code GET /v1/sessions/{id}/updates}: how a session stands, and every change of it, over a WebSocket (RFC 6455).
 *
 * <p>Each replica reads the topics of sessions for the connections that it holds itself. A look at the database when a
 * connection opens, and every few seconds for all of them, tells what the topics did not: changes from before, and
 * those of times when Kafka is away. States are told apart by their sequence, so that nothing is sent twice or
 * backwards, whichever way it came.
 */
@NullMarked
package io.mintmark.session.sessions.updates;

import org.jspecify.annotations.NullMarked;
