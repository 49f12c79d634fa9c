@NullMarked
package io.mintmark.networktoken.cards.domain;

import org.jspecify.annotations.NullMarked;
