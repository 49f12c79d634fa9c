/** Where cards may be sent, and which of their values may stand where. */
@NullMarked
package io.mintmark.vault.forward.domain;

import org.jspecify.annotations.NullMarked;
