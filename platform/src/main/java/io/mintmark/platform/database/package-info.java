@NullMarked
package io.mintmark.platform.database;

import org.jspecify.annotations.NullMarked;
