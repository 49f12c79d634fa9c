@NullMarked
package io.mintmark.simulator.acquirer;

import org.jspecify.annotations.NullMarked;
