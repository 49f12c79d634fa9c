/** Holds what the API answers against what its reference says. */
@NullMarked
package io.mintmark.endtoend.contract;

import org.jspecify.annotations.NullMarked;
