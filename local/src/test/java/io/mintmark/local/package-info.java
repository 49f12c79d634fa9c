@NullMarked
package io.mintmark.local;

import org.jspecify.annotations.NullMarked;
