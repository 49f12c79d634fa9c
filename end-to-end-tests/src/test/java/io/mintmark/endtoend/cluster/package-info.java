/** The running cluster that the tests share, and what can be asked of its parts. */
@NullMarked
package io.mintmark.endtoend.cluster;

import org.jspecify.annotations.NullMarked;
