/** What is said to callers, and why something is refused. */
@NullMarked
package io.mintmark.simulator.answer;

import org.jspecify.annotations.NullMarked;
