/** Customers in the database: a register, kept with Panache. */
@NullMarked
package io.mintmark.vault.customer.persistence;

import org.jspecify.annotations.NullMarked;
