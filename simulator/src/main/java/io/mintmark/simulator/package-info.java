/** A card world to test against, as a program of its own. It knows public protocols only. */
@NullMarked
package io.mintmark.simulator;

import org.jspecify.annotations.NullMarked;
