@NullMarked
package io.mintmark.platform.servicetoken;

import org.jspecify.annotations.NullMarked;
