@NullMarked
package io.mintmark.webhook.testing;

import org.jspecify.annotations.NullMarked;
