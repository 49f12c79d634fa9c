@NullMarked
package io.mintmark.platform.events;

import org.jspecify.annotations.NullMarked;
