package io.mintmark.session.sessions.updates;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What connections for updates may cost. */
@ConfigMapping(prefix = "mintmark.updates")
public interface UpdatesConfig {
    /** Connections to one session that one replica takes. */
    @WithDefault("10")
    int perSession();

    /** Connections that one replica takes in all. */
    @WithDefault("5000")
    int perReplica();

    /** How often the database is asked for what the topics did not tell: one statement for all connections. */
    @WithDefault("3s")
    String lookEvery();

    /** How often each connection is looked at: whether its credential still holds, and whether anybody is there. */
    @WithDefault("2s")
    String careEvery();

    /** States that may wait for a consumer that does not take them; one more, and the connection is given up. */
    @WithDefault("16")
    int mostWaiting();

    /** How long one message may take to be taken. */
    @WithDefault("PT10S")
    Duration sendWithin();

    /** Without a sign of life, pongs included, for so long a connection is given up. Pings go out every 20 s. */
    @WithDefault("PT65S")
    Duration silence();

    /** Messages that a client may send; they are ignored, and one who sends more is talking to somebody else. */
    @WithDefault("100")
    int mostReceived();
}
