/** What a sealed security code is. */
@NullMarked
package io.mintmark.vault.seal.domain;

import org.jspecify.annotations.NullMarked;
