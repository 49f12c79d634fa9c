@NullMarked
package io.mintmark.platform.problem;

import org.jspecify.annotations.NullMarked;
