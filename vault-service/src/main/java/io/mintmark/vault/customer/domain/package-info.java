/** A merchant's payer. */
@NullMarked
package io.mintmark.vault.customer.domain;

import org.jspecify.annotations.NullMarked;
