/** The card world that the platform is tested against, as a process of its own, and how the vault reaches it. */
@NullMarked
package io.mintmark.local.simulator;

import org.jspecify.annotations.NullMarked;
