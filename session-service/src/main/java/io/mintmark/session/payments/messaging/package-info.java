/** What others hear and see of payments. */
@NullMarked
package io.mintmark.session.payments.messaging;

import org.jspecify.annotations.NullMarked;
