package io.mintmark.session.sessions.page;

import io.mintmark.session.sessions.domain.Session;
import java.net.URI;

/** What is said of each thing that a payer can meet here, in one language. */
final class Notices {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int UNAVAILABLE = 503;

    private final PageMessages words;

    private Notices(PageMessages words) {
        this.words = words;
    }

    static Notices in(Language language) {
        return new Notices(language.words());
    }

    Notice unknown() {
        return Notice.calm(NOT_FOUND, words.unknownTitle(), words.unknownText());
    }

    Notice closed() {
        return Notice.calm(GONE, words.closedTitle(), words.closedText());
    }

    Notice busy(Session session, String merchant) {
        String text = isToPay(session) ? words.payingText() : words.busyText();
        return Notice.waiting(words.busyTitle(), text).from(merchant);
    }

    private static boolean isToPay(Session session) {
        return session.order().asksForMoney();
    }

    Notice unavailable(URI again) {
        return Notice.calm(UNAVAILABLE, words.unavailableTitle(), words.unavailableText())
                .repeating(again, words.tryAgain());
    }

    /** For a session that has ended; the way back leads where the merchant said. */
    Notice ended(Session session, String merchant) {
        String name = ShownName.within(merchant);
        boolean toPay = isToPay(session);
        Notice notice =
                switch (session.status()) {
                    case COMPLETED ->
                        toPay
                                ? Notice.good(OK, words.paidTitle(), words.paidText(name))
                                : Notice.good(OK, words.completedTitle(), words.completedText(name));
                    case FAILED ->
                        toPay
                                ? Notice.calm(GONE, words.notPaidTitle(), words.notPaidText(name))
                                : Notice.calm(GONE, words.failedTitle(), words.failedText(name));
                    case CANCELED ->
                        Notice.calm(
                                GONE,
                                words.canceledTitle(),
                                toPay ? words.paymentCanceledText(name) : words.canceledText(name));
                    case EXPIRED ->
                        Notice.calm(
                                GONE,
                                words.expiredTitle(),
                                toPay ? words.paymentExpiredText(name) : words.expiredText(name));
                    case PENDING, PROCESSING, REQUIRES_ACTION -> busy(session, merchant);
                };
        return notice.from(merchant).leadingTo(session.returnAddress(), words.goOn(name));
    }
}
