package io.mintmark.vault.capture.session;

import io.mintmark.vault.capture.application.Decision;
import io.mintmark.vault.capture.application.SessionDecisions;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks session-service over HTTP. */
@ApplicationScoped
class RestSessionDecisions implements SessionDecisions {
    private static final int NOT_FOUND = 404;

    private final SessionClient client;
    private final String baseUrl;
    private final Duration deadline;

    RestSessionDecisions(
            @RestClient SessionClient client,
            @ConfigProperty(name = "mintmark.services.session-url") String baseUrl,
            @ConfigProperty(name = "mintmark.vault.captures.decision-deadline", defaultValue = "PT9S")
                    Duration deadline) {
        this.client = client;
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.deadline = deadline;
    }

    @Override
    public Uni<Decision> complete(Capture capture, StagedCard card) {
        CardFacts facts = card.card();
        SessionClient.CompletionRequest request = new SessionClient.CompletionRequest(
                capture.merchantId(),
                capture.id(),
                card.id(),
                new SessionClient.Card(
                        facts.brand(),
                        facts.last4(),
                        facts.bin(),
                        facts.expMonth(),
                        facts.expYear(),
                        facts.funding(),
                        facts.country()));
        return decision(client.complete(URI.create(baseUrl + capture.completionPath()), request));
    }

    @Override
    public Uni<Decision> cancel(Capture capture) {
        SessionClient.CancellationRequest request = new SessionClient.CancellationRequest(capture.merchantId());
        return decision(client.cancel(URI.create(baseUrl + capture.cancelPath()), request));
    }

    private Uni<Decision> decision(Uni<DecisionAnswer> answer) {
        return answer.map(DecisionAnswer::toDecision)
                .ifNoItem()
                .after(deadline)
                .fail()
                .onFailure(RestSessionDecisions::isGone)
                .recoverWithItem(() -> new Decision(Decision.Outcome.ENDED, "ended", null, 0));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof WebApplicationException web
                && web.getResponse().getStatus() == NOT_FOUND;
    }
}
