/** How this service speaks to the vault. */
@NullMarked
package io.mintmark.session.sessions.vault;

import org.jspecify.annotations.NullMarked;
