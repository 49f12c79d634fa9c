@NullMarked
package io.mintmark.networktoken;

import org.jspecify.annotations.NullMarked;
