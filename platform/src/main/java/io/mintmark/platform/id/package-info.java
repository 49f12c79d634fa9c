@NullMarked
package io.mintmark.platform.id;

import org.jspecify.annotations.NullMarked;
