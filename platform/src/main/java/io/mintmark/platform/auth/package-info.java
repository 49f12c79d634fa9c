@NullMarked
package io.mintmark.platform.auth;

import org.jspecify.annotations.NullMarked;
