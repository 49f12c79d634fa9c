package io.mintmark.session.sessions.api;

import io.mintmark.session.sessions.application.Completion;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the card page does next.
 *
 * @param outcome {@code completed}, {@code refused}, {@code ended} or {@code busy}
 * @param redirectUrl where the payer goes; null while the session is open, and where its merchant named no address
 */
public record CompletionAnswer(
        String outcome,
        String sessionStatus,
        @Nullable String redirectUrl,
        @Nullable String paymentInstrumentId,
        int attemptsLeft) {
    static CompletionAnswer of(Completion completion) {
        Session session = completion.session();
        URI address = session.status().isFinal() ? session.returnAddress() : null;
        SavedCard card = session.progress().savedCard();
        return new CompletionAnswer(
                completion.outcome().name().toLowerCase(Locale.ROOT),
                session.status().label(),
                address == null ? null : address.toString(),
                card == null ? null : card.instrumentId(),
                session.progress().attemptsLeft());
    }
}
