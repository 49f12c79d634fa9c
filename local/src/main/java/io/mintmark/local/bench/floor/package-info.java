/** The same SQL without the platform. */
@NullMarked
package io.mintmark.local.bench.floor;

import org.jspecify.annotations.NullMarked;
