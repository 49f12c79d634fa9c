@NullMarked
package io.mintmark.local.bench.load;

import org.jspecify.annotations.NullMarked;
