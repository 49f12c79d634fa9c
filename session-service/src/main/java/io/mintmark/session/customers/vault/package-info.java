/** The vault's register of customers. */
@NullMarked
package io.mintmark.session.customers.vault;

import org.jspecify.annotations.NullMarked;
