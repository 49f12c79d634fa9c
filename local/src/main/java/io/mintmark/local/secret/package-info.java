/** Secrets that are made once and stay under the data folder, readable by their owner alone. */
@NullMarked
package io.mintmark.local.secret;

import org.jspecify.annotations.NullMarked;
