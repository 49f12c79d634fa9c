@NullMarked
package io.mintmark.local.bench.machine;

import org.jspecify.annotations.NullMarked;
