/** Figures, as a person and as a program read them. */
@NullMarked
package io.mintmark.local.bench.report;

import org.jspecify.annotations.NullMarked;
