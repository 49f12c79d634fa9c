@NullMarked
package io.mintmark.simulator.signing;

import org.jspecify.annotations.NullMarked;
