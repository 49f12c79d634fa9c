/** {@code /v1/validations}. */
@NullMarked
package io.mintmark.session.validations.api;

import org.jspecify.annotations.NullMarked;
