/** What others hear and see of sessions. */
@NullMarked
package io.mintmark.session.sessions.messaging;

import org.jspecify.annotations.NullMarked;
