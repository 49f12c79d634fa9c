/** The merchants' resources, for operators. */
@NullMarked
package io.mintmark.session.merchants.api;

import org.jspecify.annotations.NullMarked;
