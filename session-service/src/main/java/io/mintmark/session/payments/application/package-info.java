/**
 * The use cases of payments. Each opens its own transactions; none holds one open while it calls.
 *
 * <p>A session that takes a payment uses these parts, and decides itself what becomes of the payer:
 *
 * <ol>
 *   <li>{@link io.mintmark.session.payments.application.BeginAttempt} in the transaction that claims the session: makes the
 *       payment if this is the first card, and the attempt, before anything is sent. Lock the session before the payment.
 *   <li>{@link io.mintmark.session.payments.application.SendAttempt#send} outside any transaction, once, and {@code ask} as
 *       long as nothing is certain.
 *   <li>{@link io.mintmark.session.payments.application.RecordAttempt#record} in a transaction: what the acquirer said. A
 *       refusal leaves the payment pending. An approval of an attempt that was given up is let go of by a worker.
 *   <li>{@link io.mintmark.session.payments.application.ConcludePayment} in the transaction that ends the session, or that
 *       sends the payer back: approved, refused, canceled, or an approved attempt given up.
 * </ol>
 */
@NullMarked
package io.mintmark.session.payments.application;

import org.jspecify.annotations.NullMarked;
