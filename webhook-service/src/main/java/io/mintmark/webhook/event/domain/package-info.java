/** What a merchant is told. */
@NullMarked
package io.mintmark.webhook.event.domain;

import org.jspecify.annotations.NullMarked;
