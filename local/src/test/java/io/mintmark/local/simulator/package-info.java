@NullMarked
package io.mintmark.local.simulator;

import org.jspecify.annotations.NullMarked;
