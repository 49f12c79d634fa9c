@NullMarked
package io.mintmark.local.bench.floor;

import org.jspecify.annotations.NullMarked;
