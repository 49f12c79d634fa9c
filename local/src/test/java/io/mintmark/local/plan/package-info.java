@NullMarked
package io.mintmark.local.plan;

import org.jspecify.annotations.NullMarked;
