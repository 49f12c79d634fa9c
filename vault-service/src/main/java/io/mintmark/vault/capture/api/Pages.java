package io.mintmark.vault.capture.api;

import io.mintmark.vault.capture.application.SavedCards;
import io.mintmark.vault.capture.application.Submission;
import io.mintmark.vault.capture.application.Wish;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Challenge;
import io.mintmark.vault.capture.domain.SavedCard;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.CardReading;
import io.mintmark.vault.card.application.EntryFault;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Turns what the payer finds, and what came of a form, into pages. */
@Singleton
class Pages {
    private final Rendering rendering;
    private final FormPages forms;
    private final SavedCards cards;

    Pages(Rendering rendering, FormPages forms, SavedCards cards) {
        this.rendering = rendering;
        this.forms = forms;
        this.cards = cards;
    }

    /** What is behind a link. */
    Uni<RestResponse<String>> show(Visit visit, PayerRequest request) {
        Capture capture = visit.capture();
        if (visit instanceof Visit.Ended ended) {
            String next = request.isEmbedded() ? null : ended.redirectUrl();
            return notice(Notice.of(ended, request.isEmbedded()), request, capture, next);
        }
        if (visit instanceof Visit.Expired) {
            return notice(Notice.EXPIRED, request, capture, null);
        }
        if (visit instanceof Visit.Deciding) {
            return notice(
                    Notice.CHECKING,
                    request,
                    capture,
                    request.waitingAddress(request.left(), request.paying().orElse(null)));
        }
        if (visit instanceof Visit.Challenged challenged) {
            return challenge(challenged, request);
        }
        return form(200, capture, request, typed(capture, null, Wish.NONE), Trouble.NONE);
    }

    /** For a payer who is to go on to the bank's page, which a browser does by itself. */
    Uni<RestResponse<String>> challenged(Visit visit, PayerRequest request) {
        return visit instanceof Visit.Challenged challenged
                ? challenge(challenged, request).map(page -> {
                    page.getHeaders().add("Refresh", "0;url=" + link(challenged.challenge(), request));
                    return page;
                })
                : decided(visit, request);
    }

    /** The way to the bank's page, and out: who comes back from there without an answer may still cancel. */
    private Uni<RestResponse<String>> challenge(Visit.Challenged visit, PayerRequest request) {
        Challenge challenge = visit.challenge();
        List<Challenge.Parameter> parameters = new ArrayList<>(challenge.parameters());
        if (request.isEmbedded()) {
            parameters.add(new Challenge.Parameter("view", "embedded"));
        }
        ChallengePage page = new ChallengePage(
                visit.capture().merchantName(), challenge.target(), parameters, request.address("/cancellations"));
        return rendering.page(
                200,
                request,
                visit.capture(),
                null,
                challenge.targets(),
                frame -> CardTemplates.challenge(frame, page));
    }

    private static String link(Challenge challenge, PayerRequest request) {
        return challenge.link() + (request.isEmbedded() ? "&view=embedded" : "");
    }

    /** The same for a payer who waits for the decision on a card: who has it goes on. */
    Uni<RestResponse<String>> decided(Visit visit, PayerRequest request) {
        Capture capture = visit.capture();
        if (visit instanceof Visit.Ended ended) {
            return goOn(request, capture, ended.redirectUrl());
        }
        if (visit instanceof Visit.Open open) {
            return form(
                    200, capture, request, typed(capture, null, Wish.NONE), trouble(capture, open.lastTry(), request));
        }
        return show(visit, request);
    }

    /** What came of a form. */
    Uni<RestResponse<String>> answer(Submission submission, PayerRequest request) {
        if (submission instanceof Submission.Mistaken mistaken) {
            CardReading reading = mistaken.reading();
            Trouble trouble = Trouble.faults(reading.faults(), false);
            return form(422, mistaken.capture(), request, typed(mistaken.capture(), reading, mistaken.wish()), trouble);
        }
        if (submission instanceof Submission.Unchosen unchosen) {
            FormPages.Typed typed =
                    typed(unchosen.capture(), null, unchosen.wish()).choosing(unchosen.chosen());
            Trouble trouble = isGone(unchosen) ? Trouble.NONE : Trouble.faults(unchosen.faults(), true);
            return form(422, unchosen.capture(), request, typed, trouble);
        }
        if (submission instanceof Submission.Refused refused) {
            boolean ofWallet = refused.reading() == null;
            Trouble trouble = refused(refused.capture(), refused.reason(), refused.attemptsLeft(), ofWallet);
            return form(
                    422,
                    refused.capture(),
                    request,
                    typed(refused.capture(), refused.reading(), refused.wish()),
                    trouble);
        }
        if (submission instanceof Submission.Undecided undecided) {
            return notice(Notice.UNAVAILABLE, request, undecided.capture(), request.address(""));
        }
        return after(submission, request);
    }

    /** After a POST that changed something the payer goes on by GET, so that a reload repeats nothing. */
    private Uni<RestResponse<String>> after(Submission submission, PayerRequest request) {
        if (submission instanceof Submission.Over over) {
            return goOn(request, over.capture(), over.redirectUrl());
        }
        if (submission instanceof Submission.Deciding deciding) {
            String address = request.waitingAddress(
                    String.valueOf(deciding.attemptsLeft()), deciding.wish().amount());
            return rendering.redirect(request, deciding.capture(), address);
        }
        if (submission instanceof Submission.Challenged challenged) {
            return rendering.redirect(request, challenged.capture(), request.address("/challenge"));
        }
        if (submission instanceof Submission.Removed removed) {
            return rendering.redirect(request, removed.capture(), request.address("") + "&note=removed");
        }
        if (submission instanceof Submission.Extended extended) {
            String note = extended.granted() ? "&note=extended" : "&note=limit";
            return rendering.redirect(request, extended.capture(), request.address("") + note);
        }
        return notice(Notice.UNKNOWN, request);
    }

    /** Asks before a saved card is removed. */
    Uni<RestResponse<String>> removal(Capture capture, SavedCard card, PayerRequest request) {
        RemovalPage page = new RemovalPage(
                FormPages.card(capture, request, card, ""),
                capture.merchantName(),
                request.address("/removals"),
                request.address(""));
        return rendering.page(200, request, capture, null, frame -> CardTemplates.removal(frame, page));
    }

    /** For a request without a capture that could be shown. */
    Uni<RestResponse<String>> notice(Notice notice, PayerRequest request) {
        return notice(notice, request, null, null);
    }

    private Uni<RestResponse<String>> notice(
            Notice notice, PayerRequest request, @Nullable Capture capture, @Nullable String next) {
        NoticePage page = new NoticePage(
                notice,
                capture != null && capture.takesMoney(),
                capture == null ? null : capture.merchantName(),
                next,
                notice == Notice.CHECKING ? request.address("/standing") : null);
        return rendering.page(
                notice.status(), request, capture, notice.event(), frame -> CardTemplates.notice(frame, page));
    }

    private Uni<RestResponse<String>> form(
            int status, Capture capture, PayerRequest request, FormPages.Typed typed, Trouble trouble) {
        return cards.of(capture).chain(saved -> {
            FormPage page = forms.of(capture, request, saved, typed, trouble);
            return rendering.page(status, request, capture, "ready", frame -> CardTemplates.form(frame, page));
        });
    }

    private Uni<RestResponse<String>> goOn(PayerRequest request, Capture capture, @Nullable String redirectUrl) {
        return rendering.redirect(
                request, capture, redirectUrl == null || request.isEmbedded() ? request.address("") : redirectUrl);
    }

    /** What came of the card that was waited for: session-service says so, or else the tries tell. */
    private static Trouble trouble(Capture capture, Visit.@Nullable LastTry last, PayerRequest request) {
        if (last == null || (last.reason() == null && request.left() == null)) {
            return Trouble.NONE;
        }
        boolean unused = String.valueOf(last.attemptsLeft()).equals(request.left());
        String reason = last.reason() != null ? last.reason() : unused ? "temporarily_unavailable" : "declined";
        return refused(capture, reason, last.attemptsLeft(), !capture.mayCreate());
    }

    private static Trouble refused(Capture capture, @Nullable String reason, int attemptsLeft, boolean ofWallet) {
        boolean asked = capture.checkout() != null && capture.checkout().flexible() != null;
        return Trouble.AMOUNT_NOT_ALLOWED.equals(reason) && asked
                ? Trouble.faults(List.of(EntryFault.AMOUNT_NOT_ALLOWED), ofWallet)
                : Trouble.refused(reason, attemptsLeft, ofWallet);
    }

    /** Where only one card may pay and cannot, there is nothing to choose: the page itself says so. */
    private static boolean isGone(Submission.Unchosen unchosen) {
        return unchosen.capture().instrument() != null && unchosen.faults().contains(EntryFault.CHOICE_GONE);
    }

    private static FormPages.Typed typed(Capture capture, @Nullable CardReading reading, Wish wish) {
        return reading == null
                ? new FormPages.Typed(
                        "",
                        capture.prefilledName() == null ? "" : capture.prefilledName(),
                        capture.prefilledAddress(),
                        "",
                        wish)
                : new FormPages.Typed(reading.expiry(), reading.name(), reading.address(), "", wish);
    }
}
