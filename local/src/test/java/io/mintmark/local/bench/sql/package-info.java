@NullMarked
package io.mintmark.local.bench.sql;

import org.jspecify.annotations.NullMarked;
