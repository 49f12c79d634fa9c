/** What a figure depends on besides the code: the machine, and what each process took of it. */
@NullMarked
package io.mintmark.local.bench.machine;

import org.jspecify.annotations.NullMarked;
