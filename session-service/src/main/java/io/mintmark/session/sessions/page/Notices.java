package io.mintmark.session.sessions.page;

import io.mintmark.session.sessions.domain.Session;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.net.URI;

/** The words for each thing that a payer can meet here. */
@Singleton
class Notices {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;

    private final PageMessages words = MessageBundles.get(PageMessages.class);

    Notices() {}

    Notice unknown() {
        return Notice.calm(NOT_FOUND, words.unknownTitle(), words.unknownText());
    }

    Notice closed() {
        return Notice.calm(GONE, words.closedTitle(), words.closedText());
    }

    Notice busy() {
        return Notice.waiting(words.busyTitle(), words.busyText());
    }

    Notice unavailable(URI again) {
        return Notice.calm(UNAVAILABLE, words.unavailableTitle(), words.unavailableText())
                .leadingTo(again, words.tryAgain());
    }

    /** For a session that has ended; the way back leads where the merchant said. */
    Notice ended(Session session, String merchant) {
        Notice notice =
                switch (session.status()) {
                    case COMPLETED -> Notice.good(OK, words.completedTitle(), words.completedText(merchant));
                    case FAILED -> Notice.calm(GONE, words.failedTitle(), words.failedText(merchant));
                    case CANCELED -> Notice.calm(GONE, words.canceledTitle(), words.canceledText(merchant));
                    case EXPIRED -> Notice.calm(GONE, words.expiredTitle(), words.expiredText(merchant));
                    case PENDING, PROCESSING, REQUIRES_ACTION -> busy();
                };
        return notice.from(merchant).leadingTo(session.returnAddress(), words.goOn(merchant));
    }
}
