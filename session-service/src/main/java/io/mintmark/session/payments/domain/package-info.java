/** Payments: what is ordered, what is tried, and which moves they may make. Plain Java. */
@NullMarked
package io.mintmark.session.payments.domain;

import org.jspecify.annotations.NullMarked;
