/** A file of lines that outlives the process: what was written before an answer is there after a kill. */
@NullMarked
package io.mintmark.simulator.journal;

import org.jspecify.annotations.NullMarked;
