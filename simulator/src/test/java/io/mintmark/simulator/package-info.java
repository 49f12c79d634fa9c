@NullMarked
package io.mintmark.simulator;

import org.jspecify.annotations.NullMarked;
