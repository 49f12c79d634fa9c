@NullMarked
package io.mintmark.platform.http;

import org.jspecify.annotations.NullMarked;
