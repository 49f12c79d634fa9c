/** The service that keeps network tokens; for now, the cards that they will be asked for. */
@NullMarked
package io.mintmark.networktoken;

import org.jspecify.annotations.NullMarked;
