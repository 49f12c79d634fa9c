@NullMarked
package io.mintmark.local.secret;

import org.jspecify.annotations.NullMarked;
