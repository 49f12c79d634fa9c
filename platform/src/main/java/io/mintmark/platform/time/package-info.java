@NullMarked
package io.mintmark.platform.time;

import org.jspecify.annotations.NullMarked;
