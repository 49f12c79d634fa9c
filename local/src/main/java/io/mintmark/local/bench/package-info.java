/** What {@code ./run bench} executes: one run that measures the platform beside a floor. */
@NullMarked
package io.mintmark.local.bench;

import org.jspecify.annotations.NullMarked;
