/** A small shop that saves cards and shows what a merchant gets to know. */
@NullMarked
package io.mintmark.local.shop;

import org.jspecify.annotations.NullMarked;
