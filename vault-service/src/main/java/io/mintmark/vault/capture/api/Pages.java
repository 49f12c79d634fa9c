package io.mintmark.vault.capture.api;

import io.mintmark.platform.runtime.Mode;
import io.mintmark.vault.capture.application.Submission;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Visit;
import io.mintmark.vault.card.application.CardReading;
import io.mintmark.vault.card.application.EntryFault;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Turns what the payer finds, and what came of a form, into pages. */
@Singleton
class Pages {
    private static final Locale LANGUAGE = Locale.ENGLISH;

    private final PageAssets assets;
    private final BrandHints brands;
    private final boolean test;

    Pages(PageAssets assets, BrandHints brands, Mode mode) {
        this.assets = assets;
        this.brands = brands;
        this.test = !mode.isLive();
    }

    /** What is behind a link. */
    Uni<RestResponse<String>> show(Visit visit, String capability) {
        Capture capture = visit.capture();
        if (visit instanceof Visit.Ended ended) {
            String kind = !ended.isCompleted() ? "ended" : ended.redirectUrl() == null ? "done" : "used";
            return notice(kind.equals("done") ? 200 : 410, kind, capture, ended.redirectUrl());
        }
        if (visit instanceof Visit.Expired) {
            return notice(410, "expired", capture, null);
        }
        return form(200, capture, capability, List.of(), null, "", orEmpty(capture.prefilledName()));
    }

    /** What came of a form. */
    Uni<RestResponse<String>> answer(Submission submission, String capability) {
        if (submission instanceof Submission.Mistaken mistaken) {
            CardReading reading = mistaken.reading();
            return form(422, mistaken.capture(), capability, reading.faults(), null, reading.expiry(), reading.name());
        }
        if (submission instanceof Submission.Refused refused) {
            Capture capture = refused.capture();
            return form(422, capture, capability, List.of(), refused.attemptsLeft(), "", refused.name());
        }
        if (submission instanceof Submission.Over over) {
            return Uni.createFrom().item(redirect(over, capability));
        }
        if (submission instanceof Submission.Undecided undecided) {
            return notice(503, "unavailable", undecided.capture(), address(undecided.capture(), capability));
        }
        return unknown();
    }

    /** For a link that is not ours. */
    Uni<RestResponse<String>> unknown() {
        return notice(404, "unknown", null, null);
    }

    /** For a form that another site sent. */
    Uni<RestResponse<String>> foreign() {
        return notice(403, "refused", null, null);
    }

    /** For a failure before the capture is known. */
    Uni<RestResponse<String>> unavailable() {
        return notice(503, "unavailable", null, null);
    }

    /** After a POST the payer goes on, or sees by GET how it ended. */
    private static RestResponse<String> redirect(Submission.Over over, String capability) {
        String target = over.redirectUrl() == null ? address(over.capture(), capability) : over.redirectUrl();
        RestResponse.ResponseBuilder<String> answer =
                RestResponse.ResponseBuilder.create(RestResponse.Status.SEE_OTHER);
        answer.location(URI.create(target));
        PageHeaders.of(over.capture()).forEach(answer::header);
        return answer.build();
    }

    private Uni<RestResponse<String>> form(
            int status,
            Capture capture,
            String capability,
            List<EntryFault> faults,
            @Nullable Integer attemptsLeft,
            String expiry,
            String name) {
        String address = address(capture, capability);
        FormPage page = new FormPage(
                capture.merchantName(),
                address,
                address.replace("?k=", "/cancellations?k="),
                faults,
                attemptsLeft,
                expiry,
                name,
                capture.nameField(),
                brands.ranges(),
                brands.shapes());
        return render(status, capture, CardTemplates.form(frame(capture), page));
    }

    private Uni<RestResponse<String>> notice(
            int status, String kind, @Nullable Capture capture, @Nullable String next) {
        String merchant = capture == null ? null : capture.merchantName();
        return render(status, capture, CardTemplates.notice(frame(capture), new NoticePage(kind, merchant, next)));
    }

    private PageFrame frame(@Nullable Capture capture) {
        String merchant = capture == null ? null : capture.merchantName();
        return new PageFrame(LANGUAGE.toLanguageTag(), merchant, assets.style(), assets.script(), test);
    }

    private static Uni<RestResponse<String>> render(int status, @Nullable Capture capture, TemplateInstance template) {
        return template.setLocale(LANGUAGE).createUni().map(html -> {
            RestResponse.ResponseBuilder<String> answer = RestResponse.ResponseBuilder.<String>create(
                            status, reason(status))
                    .entity(html);
            answer.header("Content-Type", "text/html; charset=utf-8");
            if (status == 503) {
                answer.header("Retry-After", 2);
            }
            PageHeaders.of(capture).forEach(answer::header);
            return answer.build();
        });
    }

    /** JAX-RS names no status 422. */
    private static String reason(int status) {
        RestResponse.Status named = RestResponse.Status.fromStatusCode(status);
        return named == null ? "Unprocessable Content" : named.getReasonPhrase();
    }

    private static String address(Capture capture, String capability) {
        return "/card/" + capture.id() + "?k=" + capability;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
