@NullMarked
package io.mintmark.local.gateway;

import org.jspecify.annotations.NullMarked;
