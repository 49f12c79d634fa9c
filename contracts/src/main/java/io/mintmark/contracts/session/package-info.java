/** Sessions as the API and the events show them. */
@NullMarked
package io.mintmark.contracts.session;

import org.jspecify.annotations.NullMarked;
