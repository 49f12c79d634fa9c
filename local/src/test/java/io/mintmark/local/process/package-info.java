@NullMarked
package io.mintmark.local.process;

import org.jspecify.annotations.NullMarked;
