package io.mintmark.session.sessions.updates;

import io.mintmark.session.sessions.application.ChangedSessions;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jboss.logging.Logger;

/** What is done for all connections from time to time. */
@Singleton
class WatcherCare {
    private static final Logger LOG = Logger.getLogger(WatcherCare.class);

    private final Watchers watchers;
    private final Admissions admissions;
    private final ChangedSessions changedSessions;

    WatcherCare(Watchers watchers, Admissions admissions, ChangedSessions changedSessions) {
        this.watchers = watchers;
        this.admissions = admissions;
        this.changedSessions = changedSessions;
    }

    /** Tells what the topics have not told. */
    @Scheduled(every = "${mintmark.updates.look-every:3s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        Map<SessionId, Long> seen = watchers.seen();
        if (seen.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return changedSessions
                .since(seen)
                .invoke(changed -> changed.forEach(this::tell))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("updates are looked for later: %s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private void tell(Session session) {
        watchers.tell(session.id(), SessionState.of(session));
    }

    /** Closes what has no right or no use any more. One that is closed is forgotten, also if its peer never answers. */
    @Scheduled(every = "${mintmark.updates.care-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> care() {
        watchers.all().forEach(watcher -> {
            if (!admissions.holds(watcher.admission())) {
                watcher.revoke();
            }
            watcher.check();
            if (watcher.isClosed()) {
                watchers.remove(watcher);
            }
        });
        return Uni.createFrom().voidItem();
    }
}
