/** The vault's saved cards over HTTP. */
@NullMarked
package io.mintmark.session.payments.vault;

import org.jspecify.annotations.NullMarked;
