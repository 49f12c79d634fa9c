/** The use cases of merchants and their keys, each a transaction of the register. */
@NullMarked
package io.mintmark.session.merchants.application;

import org.jspecify.annotations.NullMarked;
