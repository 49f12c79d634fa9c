@NullMarked
package io.mintmark.local.postgres;

import org.jspecify.annotations.NullMarked;
