package io.mintmark.vault.forward.application;

import io.mintmark.platform.crash.CrashPoints;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.forward.application.Destinations.Outgoing;
import io.mintmark.vault.forward.application.Destinations.Reply;
import io.mintmark.vault.forward.application.ForwardOrder.CardChoice;
import io.mintmark.vault.forward.application.PrepareSend.Prepared;
import io.mintmark.vault.forward.domain.Credential;
import io.mintmark.vault.forward.domain.Profile;
import io.mintmark.vault.forward.domain.Signing;
import io.mintmark.vault.seal.application.OpenSeal;
import io.mintmark.vault.seal.application.OpenedSeal;
import io.mintmark.vault.seal.domain.Seal;
import io.mintmark.vault.seal.domain.SealScope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request with a card to a destination, once, and tells what came of it. What is refused before anything is sent
 * is a {@link Problem}; after that there are only the three outcomes.
 */
@ApplicationScoped
public class Forward {
    private static final Logger LOG = Logger.getLogger(Forward.class);
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    private final Profiles profiles;
    private final OpenSeal seals;
    private final PrepareSend prepare;
    private final Destinations destinations;
    private final Transactions transactions;
    private final CardUses uses;
    private final CrashPoints crashPoints;
    private final Vertx vertx;

    Forward(
            Profiles profiles,
            OpenSeal seals,
            PrepareSend prepare,
            Destinations destinations,
            Transactions transactions,
            CardUses uses,
            CrashPoints crashPoints,
            Vertx vertx) {
        this.profiles = profiles;
        this.seals = seals;
        this.prepare = prepare;
        this.destinations = destinations;
        this.transactions = transactions;
        this.uses = uses;
        this.crashPoints = crashPoints;
        this.vertx = vertx;
    }

    /** Forwards for a service. */
    public Uni<Outcome> forward(ForwardOrder order) {
        return forward(profiles.find(order.profile(), order.caller()), order, Gate.OPEN);
    }

    /** Forwards by a profile that whoever ordered it may use, if the gate lets it pass. */
    Uni<Outcome> forward(Profile profile, ForwardOrder order, Gate gate) {
        String url = address(profile, order.parameters());
        RequestBody body = bodyOf(profile, order);
        return opened(profile, order)
                .chain(seal -> prepare.prepare(order, seal.orElse(null), gate)
                        .chain(prepared -> prepared.isTooLate()
                                ? Uni.createFrom().<Outcome>item(new Outcome.NotSent("too_late"))
                                : send(order, profile, url, body, prepared))
                        .onTermination()
                        .invoke(() -> seal.ifPresent(OpenedSeal::close)))
                .invoke(outcome -> LOG.infof(
                        "forward to %s for %s: %s, %s",
                        profile.name(), order.intent(), outcome.wireName(), outcome.detail()));
    }

    private Uni<Outcome> send(
            ForwardOrder order, Profile profile, String url, @Nullable RequestBody body, Prepared prepared) {
        byte[] bytes;
        try {
            bytes = body == null ? new byte[0] : body.fill(prepared.values());
        } catch (Problem noValue) {
            prepared.values().close();
            return ended(order, prepared, new Outcome.NotSent("refused"))
                    .chain(() -> Uni.createFrom().failure(noValue));
        }
        Map<String, String> headers = headers(order, profile, url, bytes, prepared);
        crashPoints.hit("vault.forward.before-send");
        return destinations
                .send(new Outgoing(
                        profile.method(),
                        url,
                        headers,
                        bytes,
                        prepared.window(),
                        profile.timeout(),
                        profile.isForMerchants() && !profile.address().isThisMachine(),
                        profile.answer().largest()))
                .invoke(() -> crashPoints.hit("vault.forward.after-answer"))
                .chain(reply -> judged(reply, profile, prepared.values()))
                .onTermination()
                .invoke(() -> {
                    Arrays.fill(bytes, (byte) 0);
                    prepared.values().close();
                })
                .call(outcome -> ended(order, prepared, outcome));
    }

    private static Map<String, String> headers(
            ForwardOrder order, Profile profile, String url, byte[] body, Prepared prepared) {
        Map<String, String> signed = new LinkedHashMap<>();
        if (profile.hasBody()) {
            signed.put("content-digest", HttpSignature.digest(body));
            signed.put("content-type", "application/json");
        }
        Map<String, String> headers = new LinkedHashMap<>(signed);
        headers.put("accept", "application/json");
        Credential credential = profile.credential();
        if (credential != null) {
            headers.put(credential.header(), credential.value());
        }
        Signing signing = profile.signing();
        if (signing != null) {
            headers.putAll(
                    HttpSignature.headers(signing, profile.method(), url, signed, prepared.now(), order.sendBefore()));
        }
        return headers;
    }

    /** The long look at an answer to a merchant takes its time, and no event loop has that. */
    private Uni<Outcome> judged(Reply reply, Profile profile, CardValues values) {
        return profile.isForMerchants() && reply instanceof Reply.Received
                ? vertx.executeBlocking(() -> outcome(reply, profile, values), false)
                        .onFailure()
                        .invoke(failure -> LOG.errorf("an answer of %s was not judged: %s", profile.name(), failure))
                        .onFailure()
                        .recoverWithItem(new Outcome.Unknown("unreadable_answer"))
                : Uni.createFrom().item(() -> outcome(reply, profile, values));
    }

    private static Outcome outcome(Reply reply, Profile profile, CardValues values) {
        if (reply instanceof Reply.NotSent notSent) {
            return new Outcome.NotSent(notSent.reason());
        }
        if (reply instanceof Reply.Received received) {
            boolean redirect = received.status() >= FIRST_REDIRECT && received.status() < FIRST_ERROR;
            try {
                return (redirect ? Optional.<Outcome>empty() : answered(received, profile, values))
                        .orElse(new Outcome.Unknown("unreadable_answer"));
            } finally {
                Arrays.fill(received.body(), (byte) 0);
            }
        }
        return new Outcome.Unknown(((Reply.Lost) reply).reason());
    }

    private static Optional<Outcome> answered(Reply.Received received, Profile profile, CardValues values) {
        if (profile.isForMerchants() && CardEcho.isIn(received, values)) {
            return Optional.of(new Outcome.Withheld(received.status()));
        }
        return AnswerFilter.filter(received.body(), profile, values)
                .map(passed -> new Outcome.Answered(received.status(), headersOf(received, profile), passed));
    }

    private static Map<String, String> headersOf(Reply.Received received, Profile profile) {
        Map<String, String> passed = new LinkedHashMap<>();
        for (String name : profile.answer().headers()) {
            String value = received.headers().get(name);
            if (value != null) {
                passed.put(name, value);
            }
        }
        return passed;
    }

    /** The outcome is told even if it could not be written down: it is the truth about the card. */
    private Uni<Void> ended(ForwardOrder order, Prepared prepared, Outcome outcome) {
        String useId = prepared.useId();
        if (useId == null) {
            return Uni.createFrom().voidItem();
        }
        return transactions
                .atOnceAsMerchant(
                        order.merchant(),
                        tx -> uses.end(tx, order.merchant(), useId, outcome.wireName(), outcome.detail()))
                .onFailure()
                .invoke(failure -> LOG.errorf("the outcome of %s was not recorded: %s", useId, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Optional<OpenedSeal>> opened(Profile profile, ForwardOrder order) {
        CardChoice card = order.card();
        if (profile.takesCard() != (card != null)) {
            throw Problem.unprocessable(new FieldError(
                    "#/card",
                    profile.takesCard() ? "required" : "invalid",
                    profile.takesCard() ? "This destination takes a card." : "This destination takes no card."));
        }
        Seal seal = order.seal();
        if (seal == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (card == null || !profile.takesSecurityCode()) {
            throw Problem.unprocessable(
                    new FieldError("#/seal", "invalid", "This destination takes no security code."));
        }
        String purpose = order.purpose();
        if (purpose == null) {
            throw Problem.unprocessable(
                    new FieldError("#/purpose", "required", "Say which session the sealed code was given for."));
        }
        return seals.open(seal, new SealScope(order.merchant().value(), card.id(), purpose))
                .map(Optional::of);
    }

    private static String address(Profile profile, Map<String, String> parameters) {
        if (!profile.address().parameters().equals(parameters.keySet())) {
            throw Problem.unprocessable(new FieldError(
                    "#/parameters",
                    "invalid",
                    "This destination takes: " + profile.address().parameters() + "."));
        }
        return profile.address().fill(parameters);
    }

    private static @Nullable RequestBody bodyOf(Profile profile, ForwardOrder order) {
        if (profile.hasBody()) {
            return RequestBody.of(profile, order.body());
        }
        if (order.body() != null && !order.body().isNull()) {
            throw Problem.unprocessable(new FieldError("#/body", "invalid", "This destination takes no body."));
        }
        return null;
    }
}
