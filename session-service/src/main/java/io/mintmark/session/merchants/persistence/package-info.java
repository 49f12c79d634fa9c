/** Merchants as Panache keeps them. They are the operator's data: only the system role sees them. */
@NullMarked
package io.mintmark.session.merchants.persistence;

import org.jspecify.annotations.NullMarked;
