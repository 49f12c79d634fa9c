@NullMarked
package io.mintmark.platform.paging;

import org.jspecify.annotations.NullMarked;
