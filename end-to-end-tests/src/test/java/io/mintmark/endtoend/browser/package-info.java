/** A real Chromium, found or fetched, and a payer who sits before it. */
@NullMarked
package io.mintmark.endtoend.browser;

import org.jspecify.annotations.NullMarked;
