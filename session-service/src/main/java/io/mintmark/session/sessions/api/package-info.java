/** The sessions' resources: for merchants, and for the vault. */
@NullMarked
package io.mintmark.session.sessions.api;

import org.jspecify.annotations.NullMarked;
