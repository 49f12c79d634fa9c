/** Whose card it is. */
@NullMarked
package io.mintmark.session.customers.application;

import org.jspecify.annotations.NullMarked;
