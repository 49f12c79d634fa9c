/** What an acquirer is asked and what it answers. Plain Java. */
@NullMarked
package io.mintmark.session.acquirer.domain;

import org.jspecify.annotations.NullMarked;
