/** The acquirer through the vault's forward: the vault fills in the card and sends. */
@NullMarked
package io.mintmark.session.acquirer.forward;

import org.jspecify.annotations.NullMarked;
