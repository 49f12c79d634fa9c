/** Cards as this service knows them: by reference only. Plain Java. */
@NullMarked
package io.mintmark.session.cards.domain;

import org.jspecify.annotations.NullMarked;
