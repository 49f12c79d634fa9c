/** What can go wrong between two machines, to order. */
@NullMarked
package io.mintmark.simulator.faults;

import org.jspecify.annotations.NullMarked;
