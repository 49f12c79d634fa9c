package io.mintmark.session.sessions.api;

import io.mintmark.session.sessions.application.Completion;
import io.mintmark.session.sessions.domain.SavedCard;
import io.mintmark.session.sessions.domain.Session;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the card page does next.
 *
 * @param outcome {@code completed}, {@code refused}, {@code ended}, {@code busy}, {@code undecided}, {@code challenge} or
 *     {@code open}
 * @param reason why it was refused: {@code declined}, {@code authentication_failed}, {@code not_activatable}, {@code temporarily_unavailable},
 *     {@code amount_not_allowed} or {@code cannot_extend}; null with every other outcome
 * @param challenge what the payer is to answer; null with every other outcome
 * @param redirectUrl where the payer goes; null while the session is open, and where its merchant named no address
 */
public record CompletionAnswer(
        String outcome,
        @Nullable String reason,
        String sessionStatus,
        @Nullable String redirectUrl,
        @Nullable String paymentInstrumentId,
        int attemptsLeft,
        Instant expiresAt,
        @Nullable Challenge challenge) {
    /**
     * What the payer is to answer.
     *
     * @param href the link that leads there
     * @param address where it leads
     * @param cardKept whether the card is still wanted once it has paid
     */
    public record Challenge(String href, String address, boolean cardKept) {
        /** Leaves the addresses out: whoever has them may answer. */
        @Override
        public String toString() {
            return "Challenge[]";
        }
    }

    static CompletionAnswer of(Completion completion) {
        Session session = completion.session();
        URI address = session.status().isFinal() ? session.returnAddress() : null;
        SavedCard card = session.progress().savedCard();
        return new CompletionAnswer(
                label(completion.outcome()),
                completion.reason() == null ? null : label(completion.reason()),
                session.status().label(),
                address == null ? null : address.toString(),
                card == null ? null : card.instrumentId(),
                session.progress().attemptsLeft(),
                session.expiresAt(),
                challenge(completion.challenge()));
    }

    private static @Nullable Challenge challenge(Completion.@Nullable Challenge asked) {
        return asked == null
                ? null
                : new Challenge(asked.link().toString(), asked.address().toString(), asked.cardKept());
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
