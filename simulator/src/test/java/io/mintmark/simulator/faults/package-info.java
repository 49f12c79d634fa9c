@NullMarked
package io.mintmark.simulator.faults;

import org.jspecify.annotations.NullMarked;
