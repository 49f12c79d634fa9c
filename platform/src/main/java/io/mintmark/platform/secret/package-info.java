@NullMarked
package io.mintmark.platform.secret;

import org.jspecify.annotations.NullMarked;
