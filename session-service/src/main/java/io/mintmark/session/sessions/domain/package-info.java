/** What a session is and which moves it may make. Plain Java: it reads no clock and knows no database. */
@NullMarked
package io.mintmark.session.sessions.domain;

import org.jspecify.annotations.NullMarked;
