/** What is done with card numbers: read from a form, sealed, compared. */
@NullMarked
package io.mintmark.vault.card.application;

import org.jspecify.annotations.NullMarked;
