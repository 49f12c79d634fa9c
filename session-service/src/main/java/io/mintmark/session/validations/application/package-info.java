/** Asks whether a saved card is alive, and what became of the question. */
@NullMarked
package io.mintmark.session.validations.application;

import org.jspecify.annotations.NullMarked;
