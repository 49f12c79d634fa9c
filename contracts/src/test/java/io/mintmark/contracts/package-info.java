@NullMarked
package io.mintmark.contracts;

import org.jspecify.annotations.NullMarked;
