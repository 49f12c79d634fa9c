@NullMarked
package io.mintmark.platform.sample;

import org.jspecify.annotations.NullMarked;
