@NullMarked
package io.mintmark.platform.crash;

import org.jspecify.annotations.NullMarked;
