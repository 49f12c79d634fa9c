package io.mintmark.vault.capture.api;

import io.mintmark.platform.http.Locations;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.vault.capture.domain.Capture;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Makes answers of templates: in the payer's language, and with the headers that every page has. */
@Singleton
class Rendering {
    private final PageAssets assets;
    private final boolean test;

    Rendering(PageAssets assets, Mode mode) {
        this.assets = assets;
        this.test = !mode.isLive();
    }

    /**
     * A page of this capture, or of none.
     *
     * @param event what to tell a page around it: ready, completed, canceled, expired or error; null for nothing
     */
    Uni<RestResponse<String>> page(
            int status,
            PayerRequest request,
            @Nullable Capture capture,
            @Nullable String event,
            Function<PageFrame, TemplateInstance> template) {
        return page(status, request, capture, event, List.of(), template);
    }

    /**
     * The same of a page whose forms lead elsewhere, too.
     *
     * @param admitted where they may lead
     */
    Uni<RestResponse<String>> page(
            int status,
            PayerRequest request,
            @Nullable Capture capture,
            @Nullable String event,
            List<String> admitted,
            Function<PageFrame, TemplateInstance> template) {
        Language language = request.language(capture);
        PageFrame frame = new PageFrame(
                language,
                capture == null ? null : capture.merchantName(),
                assets.style(),
                assets.script(),
                test,
                capture == null ? List.of() : choices(request, language),
                capture == null || !request.isEmbedded()
                        ? null
                        : new PageFrame.Embedding(
                                capture.sessionId(), String.join(" ", capture.frameOrigins()), event));
        return template.apply(frame).setLocale(language.messages()).createUni().map(html -> {
            RestResponse.ResponseBuilder<String> answer = RestResponse.ResponseBuilder.<String>create(
                            status, reason(status))
                    .entity(html);
            answer.header("Content-Type", "text/html; charset=utf-8");
            answer.header("Content-Language", language.tag());
            if (status == 503) {
                answer.header("Retry-After", 2);
            }
            PageHeaders.of(capture, request.isEmbedded(), admitted).forEach(answer::header);
            return answer.build();
        });
    }

    /** Sends the payer on, to another page of ours (relative) or to the merchant's. */
    Uni<RestResponse<String>> redirect(PayerRequest request, Capture capture, String address) {
        RestResponse.ResponseBuilder<String> answer = Locations.seeOther(address);
        PageHeaders.of(capture, request.isEmbedded()).forEach(answer::header);
        return Uni.createFrom().item(answer.build());
    }

    private static List<PageFrame.Choice> choices(PayerRequest request, Language spoken) {
        return Stream.of(Language.values())
                .filter(language -> language != spoken)
                .map(language -> new PageFrame.Choice(language, request.addressIn(language)))
                .toList();
    }

    /** JAX-RS names no status 422. */
    private static String reason(int status) {
        RestResponse.Status named = RestResponse.Status.fromStatusCode(status);
        return named == null ? "Unprocessable Content" : named.getReasonPhrase();
    }
}
