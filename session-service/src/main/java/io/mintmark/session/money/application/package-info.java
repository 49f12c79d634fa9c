/** Amounts as requests give them. */
@NullMarked
package io.mintmark.session.money.application;

import org.jspecify.annotations.NullMarked;
