/** The merchant, the payers and the webhook receiver of measurements and campaigns. */
@NullMarked
package io.mintmark.local.client;

import org.jspecify.annotations.NullMarked;
