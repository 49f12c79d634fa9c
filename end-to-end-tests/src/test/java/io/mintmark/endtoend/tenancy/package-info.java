/** The walls between merchants: every endpoint there is, tried with what belongs to somebody else. */
@NullMarked
package io.mintmark.endtoend.tenancy;

import org.jspecify.annotations.NullMarked;
