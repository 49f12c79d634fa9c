/** What a payer who follows a link meets here before, or instead of, the vault's card page. */
@NullMarked
package io.mintmark.session.sessions.page;

import org.jspecify.annotations.NullMarked;
