/** What the other services hear of merchants. */
@NullMarked
package io.mintmark.session.merchants.messaging;

import org.jspecify.annotations.NullMarked;
