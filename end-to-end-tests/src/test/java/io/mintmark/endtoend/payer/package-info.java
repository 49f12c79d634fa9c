/** A payer without a browser: the same links and forms by plain HTTP. */
@NullMarked
package io.mintmark.endtoend.payer;

import org.jspecify.annotations.NullMarked;
