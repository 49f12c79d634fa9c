/** Whether a saved card is alive. */
@NullMarked
package io.mintmark.session.validations.domain;

import org.jspecify.annotations.NullMarked;
