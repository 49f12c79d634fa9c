@NullMarked
package io.mintmark.platform.tenancy;

import org.jspecify.annotations.NullMarked;
