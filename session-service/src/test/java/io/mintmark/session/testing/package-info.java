/** What the in-process tests share: a vault to talk to, and callers. */
@NullMarked
package io.mintmark.session.testing;

import org.jspecify.annotations.NullMarked;
