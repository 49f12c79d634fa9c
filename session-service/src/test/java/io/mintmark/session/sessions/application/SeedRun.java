package io.mintmark.session.sessions.application;

import io.mintmark.platform.idempotency.IdempotentRequest;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.payments.domain.CaptureMethod;
import io.mintmark.session.payments.domain.PaymentOrder;
import io.mintmark.session.payments.domain.RecurringProcessingModel;
import io.mintmark.session.payments.domain.ShopperInteraction;
import io.mintmark.session.sessions.domain.Charge;
import io.mintmark.session.sessions.domain.CheckoutSettings;
import io.mintmark.session.sessions.domain.Ending;
import io.mintmark.session.sessions.domain.PageSettings;
import io.mintmark.session.sessions.domain.Purpose;
import io.mintmark.session.sessions.domain.Session;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionOrder;
import io.mintmark.session.sessions.domain.StorageMode;
import io.mintmark.session.sessions.domain.Storing;
import io.mintmark.session.sessions.domain.TokenizationSettings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One seed's sequence of steps, and what the callers were told in it. */
final class SeedRun {
    /** What somebody was told of a session. */
    record Told(String by, Session session) {}

    /** What a session is opened for. */
    private enum Kind {
        PLAIN,
        VERIFIED,
        PAID,
        PAID_AND_KEPT,
        PAYERS_CHOICE
    }

    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final int STEPS = 22;
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final List<Integer> JUMPS = List.of(1, 3, 12, 40, 130);

    final List<SessionId> sessions = new ArrayList<>();
    private final Set<SessionId> chosen = new HashSet<>();
    final List<Told> told = new CopyOnWriteArrayList<>();
    final List<String> steps = new ArrayList<>();
    final UnreliableWorld world;
    private final long seed;
    private final SplittableRandom random;
    private final MerchantId merchant;
    private final Held held;
    private final UseCases useCases;
    private final Clockwork clock;
    private int cards;

    SeedRun(long seed, MerchantId merchant, UseCases.Maker maker, Clockwork clock) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.merchant = merchant;
        this.clock = clock;
        this.held = new Held();
        this.world = new UnreliableWorld(seed, held, clock::deadline);
        this.useCases = maker.make(world, held);
    }

    /** Does everything, and then lets what is left come to rest without faults. */
    void play() {
        open(seed % 3 == 0 ? Kind.VERIFIED : Kind.PAID);
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        rest();
    }

    private void step() {
        switch (random.nextInt(22)) {
            case 0 -> open(Kind.values()[random.nextInt(Kind.values().length)]);
            case 1 -> tell("enter", useCases.enter(merchant, one()));
            case 2, 3, 4, 5, 6, 7 -> submit();
            case 19 -> tell("cancel", useCases.cancel(merchant, one()));
            case 8 ->
                tell("payer's cancel", useCases.cancelAsPayer(merchant, one()).map(Completion::session));
            case 9 -> tell("read", useCases.read(merchant, one()));
            case 10 -> pass("sweep", useCases.sweep());
            case 11, 12 -> pass("resolve trials", useCases.resolveTrials());
            case 13 -> pass("resolve left behind", useCases.resolveLeftBehind());
            case 14 -> pass("release amounts", useCases.release());
            case 15, 16 -> jump(JUMPS.get(random.nextInt(JUMPS.size())));
            case 17 -> kill();
            case 18 -> arrive();
            default -> goOn();
        }
    }

    private SessionId one() {
        int last = sessions.size() - 1;
        return sessions.get(random.nextInt(3) > 0 ? last : random.nextInt(sessions.size()));
    }

    private void open(Kind kind) {
        Duration lifetime = Duration.ofSeconds(random.nextBoolean() ? 60 : 3600);
        SessionOrder order = new SessionOrder(
                "seed-" + seed + "-" + sessions.size() + "-" + clock.unique(),
                null,
                null,
                purpose(kind),
                PageSettings.NONE,
                Ending.NOWHERE,
                null);
        IdempotentRequest request = new IdempotentRequest(null, merchant, "seeds", Map.of());
        Session session = useCases.open(merchant, order, lifetime, request);
        sessions.add(session.id());
        if (kind == Kind.PAYERS_CHOICE) {
            chosen.add(session.id());
        }
        told.add(new Told("open", session));
        steps.add("open " + session.id() + " " + kind + " " + lifetime);
    }

    private Purpose purpose(Kind kind) {
        return switch (kind) {
            case PLAIN -> TokenizationSettings.of(StorageMode.STORE, null, null, null);
            case VERIFIED -> TokenizationSettings.of(StorageMode.STORE, null, null, new Money(100, DOLLAR));
            case PAID -> checkout(new Charge.Fixed(new Money(10_000, DOLLAR)), Storing.DISABLED);
            case PAID_AND_KEPT -> checkout(new Charge.Fixed(new Money(10_000, DOLLAR)), Storing.ENABLED);
            case PAYERS_CHOICE ->
                checkout(new Charge.Flexible(List.of(DOLLAR), null, null, null), Storing.ASK_FOR_CONSENT);
        };
    }

    private CheckoutSettings checkout(Charge charge, Storing storing) {
        PaymentOrder order = new PaymentOrder(
                "seed-payment-" + seed + "-" + sessions.size() + "-" + clock.unique(),
                null,
                null,
                1,
                CaptureMethod.AUTOMATIC,
                Map.of());
        return new CheckoutSettings(
                order,
                charge,
                null,
                storing,
                ShopperInteraction.ECOMMERCE,
                RecurringProcessingModel.CARD_ON_FILE,
                false,
                null,
                null);
    }

    private Money amount() {
        return new Money(1 + random.nextInt(50_000), DOLLAR);
    }

    private void submit() {
        SessionId session = one();
        String end = random.nextInt(5) < 2 ? "_bad" : "";
        CardRef card;
        if (random.nextInt(5) == 0) {
            card = new CardRef.Saved("pi_" + seed + "_" + cards++ + end);
        } else {
            card = new CardRef.Staged("stc_" + seed + "_" + cards++ + end);
            world.stage(card.id(), session.value());
        }
        steps.add("submit " + card.id() + " to " + session);
        world.mayHold(true);
        held.start(useCases.complete(merchant, session, submission(session, card)), (answer, failure) -> {
            if (answer != null) {
                steps.add("  " + card.id() + ": " + answer.outcome() + " " + answer.reason());
                hear(card, answer);
            }
        });
        world.mayHold(false);
    }

    /** A page asks for an amount where the session says so. */
    private Submission submission(SessionId session, CardRef card) {
        boolean asked = chosen.contains(session);
        return new Submission(card, null, asked ? amount() : null, random.nextBoolean(), null, false);
    }

    /** As the vault does: it keeps a card that won, or may have, and shreds every other. */
    private void hear(CardRef card, Completion answer) {
        told.add(new Told("submit", answer.session()));
        if (answer.outcome() != Completion.Outcome.COMPLETED && answer.outcome() != Completion.Outcome.UNDECIDED) {
            world.shred(card.id());
        }
    }

    private void tell(String what, Uni<Session> step) {
        Session session = step.onFailure().recoverWithNull().await().atMost(AT_MOST);
        steps.add(what + ": " + (session == null ? "refused" : session.id() + " " + session.status()));
        note(what, session);
    }

    private void note(String what, @Nullable Session session) {
        if (session != null) {
            told.add(new Told(what, session));
        }
    }

    private void pass(String what, Uni<Void> work) {
        steps.add(what);
        work.await().atMost(AT_MOST);
    }

    private void jump(int seconds) {
        steps.add(seconds + " s pass");
        clock.jump(seconds);
    }

    private void kill() {
        steps.add("kill");
        held.kill(random.split());
    }

    private void arrive() {
        steps.add("late ones arrive");
        world.lateOnesArrive();
    }

    private void goOn() {
        if (!held.isEmpty()) {
            steps.add("one goes on");
            world.mayHold(true);
            held.goOn(random.nextInt(100));
            world.mayHold(false);
        }
    }

    /** What is in flight dies, the faults end, and time passes. */
    private void rest() {
        kill();
        world.becomeReliable();
        for (int round = 0; round < 2; round++) {
            jump(130);
            pass("resolve trials", useCases.resolveTrials());
            pass("resolve left behind", useCases.resolveLeftBehind());
            pass("release amounts", useCases.release());
        }
        jump(4000);
        pass("sweep", useCases.sweep());
    }
}
