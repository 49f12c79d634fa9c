@NullMarked
package io.mintmark.platform.testing;

import org.jspecify.annotations.NullMarked;
