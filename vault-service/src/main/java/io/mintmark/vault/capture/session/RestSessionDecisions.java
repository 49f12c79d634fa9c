package io.mintmark.vault.capture.session;

import io.mintmark.vault.capture.application.Decision;
import io.mintmark.vault.capture.application.SessionDecisions;
import io.mintmark.vault.capture.application.Wish;
import io.mintmark.vault.capture.domain.Amount;
import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.card.domain.CardFacts;
import io.mintmark.vault.instrument.domain.StagedCard;
import io.mintmark.vault.seal.domain.Seal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Asks session-service over HTTP. */
@ApplicationScoped
class RestSessionDecisions implements SessionDecisions {
    private static final int NOT_FOUND = 404;

    private final SessionClient client;
    private final String baseUrl;
    private final Duration deadline;
    private final Duration standingDeadline;

    RestSessionDecisions(
            @RestClient SessionClient client,
            @ConfigProperty(name = "mintmark.services.session-url") String baseUrl,
            @ConfigProperty(name = "mintmark.vault.captures.decision-deadline", defaultValue = "PT9S")
                    Duration deadline,
            @ConfigProperty(name = "mintmark.vault.captures.standing-deadline", defaultValue = "PT1S")
                    Duration standingDeadline) {
        this.client = client;
        this.baseUrl = baseUrl.endsWith("/") ? baseUrl.substring(0, baseUrl.length() - 1) : baseUrl;
        this.deadline = deadline;
        this.standingDeadline = standingDeadline;
    }

    @Override
    public Uni<Decision> complete(Capture capture, StagedCard card, @Nullable Seal seal, Wish wish, boolean framed) {
        CardFacts facts = card.card();
        SessionClient.Card shown = new SessionClient.Card(
                facts.brand(),
                facts.last4(),
                facts.bin(),
                facts.expMonth(),
                facts.expYear(),
                facts.funding(),
                facts.country());
        return complete(capture, card.id(), null, shown, seal, wish, framed);
    }

    @Override
    public Uni<Decision> complete(
            Capture capture, String instrumentId, @Nullable Seal seal, Wish wish, boolean framed) {
        return complete(capture, null, instrumentId, null, seal, wish, framed);
    }

    private Uni<Decision> complete(
            Capture capture,
            @Nullable String stagedCardId,
            @Nullable String instrumentId,
            SessionClient.@Nullable Card card,
            @Nullable Seal seal,
            Wish wish,
            boolean framed) {
        Amount amount = wish.amount();
        SessionClient.CompletionRequest request = new SessionClient.CompletionRequest(
                capture.merchantId(),
                capture.id(),
                stagedCardId,
                instrumentId,
                card,
                seal == null ? null : seal.text(),
                amount == null
                        ? null
                        : new SessionClient.Amount(
                                amount.plain(), amount.currency().getCurrencyCode()),
                wish.consent(),
                framed ? true : null);
        return decision(client.complete(address(capture.completionPath()), request), deadline);
    }

    @Override
    public Uni<Decision> cancel(Capture capture) {
        return decision(client.ask(address(capture.cancelPath()), merchantOf(capture)), deadline);
    }

    @Override
    public Uni<Decision> standing(Capture capture) {
        return capture.standingPath() == null
                ? Uni.createFrom().item(untold(capture, Decision.Outcome.OPEN, null))
                : decision(client.standing(address(capture.standingPath()), capture.merchantId()), standingDeadline);
    }

    @Override
    public Uni<Decision> extend(Capture capture) {
        return capture.extendPath() == null
                ? Uni.createFrom().item(untold(capture, Decision.Outcome.REFUSED, "cannot_extend"))
                : decision(
                        client.extend(
                                address(capture.extendPath()),
                                new SessionClient.ExtensionRequest(capture.merchantId(), capture.expiresAt())),
                        deadline);
    }

    /** For a session whose registration named no address to ask at. */
    private static Decision untold(Capture capture, Decision.Outcome outcome, @Nullable String reason) {
        return new Decision(outcome, reason, "pending", null, 0, capture.expiresAt());
    }

    private static Uni<Decision> decision(Uni<DecisionAnswer> answer, Duration deadline) {
        return answer.map(DecisionAnswer::toDecision)
                .ifNoItem()
                .after(deadline)
                .fail()
                .onFailure(RestSessionDecisions::isGone)
                .recoverWithItem(Decision::gone);
    }

    private URI address(String path) {
        return URI.create(baseUrl + path);
    }

    private static SessionClient.OfMerchant merchantOf(Capture capture) {
        return new SessionClient.OfMerchant(capture.merchantId());
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof WebApplicationException web
                && web.getResponse().getStatus() == NOT_FOUND;
    }
}
