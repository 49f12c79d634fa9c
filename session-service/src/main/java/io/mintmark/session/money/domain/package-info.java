/** Amounts. Plain Java. */
@NullMarked
package io.mintmark.session.money.domain;

import org.jspecify.annotations.NullMarked;
