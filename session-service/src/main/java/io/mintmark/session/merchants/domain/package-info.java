/** What a merchant's settings and API keys must look like. Plain Java. */
@NullMarked
package io.mintmark.session.merchants.domain;

import org.jspecify.annotations.NullMarked;
