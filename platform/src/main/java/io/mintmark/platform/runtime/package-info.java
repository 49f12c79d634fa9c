@NullMarked
package io.mintmark.platform.runtime;

import org.jspecify.annotations.NullMarked;
