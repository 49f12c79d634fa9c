/** What traces may know. */
@NullMarked
package io.mintmark.session.tracing;

import org.jspecify.annotations.NullMarked;
