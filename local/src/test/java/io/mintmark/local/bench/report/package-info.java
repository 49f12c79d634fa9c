@NullMarked
package io.mintmark.local.bench.report;

import org.jspecify.annotations.NullMarked;
