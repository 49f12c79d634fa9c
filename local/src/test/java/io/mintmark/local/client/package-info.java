@NullMarked
package io.mintmark.local.client;

import org.jspecify.annotations.NullMarked;
