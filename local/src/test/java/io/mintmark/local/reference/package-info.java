@NullMarked
package io.mintmark.local.reference;

import org.jspecify.annotations.NullMarked;
