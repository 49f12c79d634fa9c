@NullMarked
package io.mintmark.platform.idempotency;

import org.jspecify.annotations.NullMarked;
