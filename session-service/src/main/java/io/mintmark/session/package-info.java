/** The service that keeps merchants, their API keys and the sessions in which payers save cards. */
@NullMarked
package io.mintmark.session;

import org.jspecify.annotations.NullMarked;
