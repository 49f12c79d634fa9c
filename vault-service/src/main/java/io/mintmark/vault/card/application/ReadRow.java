package io.mintmark.vault.card.application;

import io.mintmark.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list, or why it could not be read.
 *
 * @param fault with a pointer that begins at the row
 */
public record ReadRow<T>(@Nullable T value, @Nullable FieldError fault) {}
