package io.mintmark.session.sessions.updates;

import io.smallrye.mutiny.Uni;

/** The connection to one who watches, as far as sending goes. */
interface Line {
    /** Ends when the message has left, fails when the connection is gone. */
    Uni<Void> send(String text);

    /** Says good-bye with a code of RFC 6455 section 7.4. */
    void close(int code, String reason);
}
