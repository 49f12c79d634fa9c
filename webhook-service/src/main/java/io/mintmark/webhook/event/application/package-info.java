/** Taking events in and showing them. */
@NullMarked
package io.mintmark.webhook.event.application;

import org.jspecify.annotations.NullMarked;
