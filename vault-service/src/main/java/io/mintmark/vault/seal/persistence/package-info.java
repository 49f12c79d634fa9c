/** The short-lived keys of seals and what they were used for. */
@NullMarked
package io.mintmark.vault.seal.persistence;

import org.jspecify.annotations.NullMarked;
