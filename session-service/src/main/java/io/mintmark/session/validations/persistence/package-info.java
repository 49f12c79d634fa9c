/** The stored validations. */
@NullMarked
package io.mintmark.session.validations.persistence;

import org.jspecify.annotations.NullMarked;
