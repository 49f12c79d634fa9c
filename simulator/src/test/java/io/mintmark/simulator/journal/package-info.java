@NullMarked
package io.mintmark.simulator.journal;

import org.jspecify.annotations.NullMarked;
