@NullMarked
package io.mintmark.networktoken.cards.messaging;

import org.jspecify.annotations.NullMarked;
