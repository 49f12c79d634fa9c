/** HTTP Message Signatures (RFC 9421), as the receiver reads them. */
@NullMarked
package io.mintmark.simulator.signing;

import org.jspecify.annotations.NullMarked;
