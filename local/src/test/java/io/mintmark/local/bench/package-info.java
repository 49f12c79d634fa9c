@NullMarked
package io.mintmark.local.bench;

import org.jspecify.annotations.NullMarked;
