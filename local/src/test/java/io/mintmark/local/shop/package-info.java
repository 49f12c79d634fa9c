@NullMarked
package io.mintmark.local.shop;

import org.jspecify.annotations.NullMarked;
