package io.mintmark.vault.forward.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Detached;
import io.mintmark.vault.card.application.SpotCardNumbers;
import io.mintmark.vault.forward.application.ForwardOrder.CardChoice;
import io.mintmark.vault.forward.domain.Address;
import io.mintmark.vault.forward.domain.Profile;
import io.mintmark.vault.instrument.application.FindInstrument;
import io.mintmark.vault.instrument.domain.Instrument;
import io.mintmark.vault.instrument.domain.Status;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends a merchant's own request with a stored card to a destination that an operator approved for it. It is sent once, or
 * refused, and either is written down.
 */
@ApplicationScoped
public class ForwardForMerchant {
    /** Longer than it takes to prepare one; how long the destination may take, its profile says. */
    private static final Duration SEND_WITHIN = Duration.ofSeconds(20);
    /** Longer than all of it can take. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(55);

    /** What came of it, under the name that it has in the record. */
    public record Forwarded(String id, Outcome outcome) {}

    private final Profiles profiles;
    private final SpotCardNumbers numbers;
    private final FindInstrument instruments;
    private final Forward forward;
    private final ForwardRecord record;
    private final Ids ids;
    private final InstantSource clock;
    private final Vertx vertx;

    ForwardForMerchant(
            Profiles profiles,
            SpotCardNumbers numbers,
            FindInstrument instruments,
            Forward forward,
            ForwardRecord record,
            Ids ids,
            InstantSource clock,
            Vertx vertx) {
        this.profiles = profiles;
        this.numbers = numbers;
        this.instruments = instruments;
        this.forward = forward;
        this.record = record;
        this.ids = ids;
        this.clock = clock;
        this.vertx = vertx;
    }

    /** Forwards; a {@link Problem} says that nothing was sent. A merchant who hangs up does not interrupt it. */
    public Uni<Forwarded> forward(MerchantForward wanted) {
        String id = ids.next("fwd");
        return Detached.of(
                        record.requireRoom(wanted.merchant()).chain(() -> sent(wanted, id)),
                        ANSWER_WITHIN,
                        () -> Uni.createFrom().item(new Outcome.Unknown("timeout")))
                .map(outcome -> new Forwarded(id, outcome));
    }

    private Uni<Outcome> sent(MerchantForward wanted, String id) {
        return Uni.createFrom()
                .deferred(() -> checked(wanted, id))
                .onFailure(Problem.class)
                .call(refusal -> record.refused(wanted, id, (Problem) refusal));
    }

    private Uni<Outcome> checked(MerchantForward wanted, String id) {
        Profile profile = profiles.findFor(wanted.merchant(), wanted.profile());
        checkParameters(profile, wanted.parameters());
        Instant now = clock.instant();
        ForwardOrder order = new ForwardOrder(
                wanted.merchant(),
                ForwardOrder.MERCHANT,
                wanted.keyId(),
                profile.name(),
                id,
                new CardChoice(false, wanted.instrument()),
                null,
                null,
                now.plus(SEND_WITHIN),
                wanted.parameters(),
                wanted.body());
        return checkBody(wanted)
                .chain(() -> instruments.find(wanted.merchant(), wanted.instrument()))
                .invoke(found -> requireUsable(found, now))
                .chain(() -> forward.forward(profile, order, record.once(wanted, id)));
    }

    /** A body can be made to take longer than an event loop has time. */
    private Uni<Void> checkBody(MerchantForward wanted) {
        return vertx.executeBlocking(
                        () -> {
                            MerchantBody.check(wanted.body(), numbers);
                            return true;
                        },
                        false)
                .replaceWithVoid();
    }

    /** The names of unknown parameters are left to the profile's own check: here a pointer would repeat them. */
    private void checkParameters(Profile profile, Map<String, String> parameters) {
        List<FieldError> faults = new ArrayList<>();
        for (String name : profile.address().parameters()) {
            String value = parameters.get(name);
            if (value != null && !value.matches(Address.PARAMETER)) {
                faults.add(new FieldError(
                        "#/parameters/" + name,
                        "invalid_format",
                        "Use at most 64 letters, digits, dashes and underscores."));
            } else if (value != null && numbers.isIn(value)) {
                faults.add(MerchantBody.cardNumber("#/parameters/" + name));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(
                    faults.get(0).code(), "A path takes plain words.", faults.toArray(FieldError[]::new));
        }
    }

    private static void requireUsable(Optional<Instrument> found, Instant now) {
        Instrument instrument = found.orElseThrow(() -> {
            String detail = "No payment instrument of yours has this id.";
            return Problem.of(
                    404,
                    "unknown_payment_instrument",
                    detail,
                    List.of(new FieldError("#/paymentInstrument", "unknown_payment_instrument", detail)));
        });
        if (instrument.status() != Status.ACTIVE || instrument.hasEnded(now)) {
            String detail = "This payment instrument is suspended or has ended.";
            throw Problem.unprocessable(
                    "payment_instrument_not_usable",
                    detail,
                    new FieldError("#/paymentInstrument", "payment_instrument_not_usable", detail));
        }
    }
}
