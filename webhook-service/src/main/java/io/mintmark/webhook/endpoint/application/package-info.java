/** Use cases around a merchant's endpoints. */
@NullMarked
package io.mintmark.webhook.endpoint.application;

import org.jspecify.annotations.NullMarked;
