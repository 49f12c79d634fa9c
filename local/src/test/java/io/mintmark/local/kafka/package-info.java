@NullMarked
package io.mintmark.local.kafka;

import org.jspecify.annotations.NullMarked;
