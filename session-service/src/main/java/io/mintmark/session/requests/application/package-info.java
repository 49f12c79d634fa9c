/** How requests are read, whatever they are about. */
@NullMarked
package io.mintmark.session.requests.application;

import org.jspecify.annotations.NullMarked;
