/** The topics, read by a plain consumer. */
@NullMarked
package io.mintmark.endtoend.events;

import org.jspecify.annotations.NullMarked;
