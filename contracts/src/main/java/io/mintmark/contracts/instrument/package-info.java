/** Payment instruments as the API and the events show them. */
@NullMarked
package io.mintmark.contracts.instrument;

import org.jspecify.annotations.NullMarked;
