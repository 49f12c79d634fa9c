/** The use cases of sessions. Each opens its own transactions; none holds one open while it calls the vault. */
@NullMarked
package io.mintmark.session.sessions.application;

import org.jspecify.annotations.NullMarked;
