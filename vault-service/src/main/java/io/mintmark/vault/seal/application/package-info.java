/** Seals security codes for one purpose and one minute, and opens them once. */
@NullMarked
package io.mintmark.vault.seal.application;

import org.jspecify.annotations.NullMarked;
