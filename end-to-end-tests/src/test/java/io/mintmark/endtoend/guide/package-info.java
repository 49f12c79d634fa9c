/** The guide says what is so. */
@NullMarked
package io.mintmark.endtoend.guide;

import org.jspecify.annotations.NullMarked;
