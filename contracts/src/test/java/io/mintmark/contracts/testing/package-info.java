/** Holds bytes on the wire against the contract, in the tests of every module that writes or reads them. */
@NullMarked
package io.mintmark.contracts.testing;

import org.jspecify.annotations.NullMarked;
