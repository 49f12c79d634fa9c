/** What a sealed value looks like and what it is bound to. */
@NullMarked
package io.mintmark.vault.crypto.domain;

import org.jspecify.annotations.NullMarked;
