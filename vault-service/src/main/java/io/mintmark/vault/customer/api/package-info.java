/** Customers over HTTP. */
@NullMarked
package io.mintmark.vault.customer.api;

import org.jspecify.annotations.NullMarked;
