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
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        PAYERS_CHOICE,
        AUTHENTICATED,
        AUTHENTICATED_AND_KEPT;

        boolean isAuthenticated() {
            return this == AUTHENTICATED || this == AUTHENTICATED_AND_KEPT;
        }
    }

    /** What most sessions are opened for, by the seed. */
    private static final List<Kind> FIRST =
            List.of(Kind.VERIFIED, Kind.PAID, Kind.AUTHENTICATED, Kind.AUTHENTICATED_AND_KEPT);

    private static final Currency DOLLAR = Currency.getInstance("USD");
    private static final int STEPS = 26;
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final List<UnreliableWorld.PayersAnswer> ANSWERS = List.of(
            UnreliableWorld.PayersAnswer.PASSED,
            UnreliableWorld.PayersAnswer.PASSED,
            UnreliableWorld.PayersAnswer.PASSED,
            UnreliableWorld.PayersAnswer.FAILED,
            UnreliableWorld.PayersAnswer.CANCELED);
    private static final List<Integer> JUMPS = List.of(1, 3, 12, 40, 130);

    final List<SessionId> sessions = new ArrayList<>();
    private final Set<SessionId> chosen = new HashSet<>();
    final List<Told> told = new CopyOnWriteArrayList<>();
    final List<String> steps = new ArrayList<>();
    final UnreliableWorld world;
    private final long seed;
    /** Some payers have no luck with any card, and try another at once, so that sessions come to their last attempt. */
    private final boolean luckless;

    private final SplittableRandom random;
    private final MerchantId merchant;
    private final Held held;
    private final UseCases useCases;
    private final Clockwork clock;
    private int cards;

    SeedRun(long seed, MerchantId merchant, UseCases.Maker maker, Clockwork clock) {
        this.seed = seed;
        this.luckless = seed % 3 == 0;
        this.random = new SplittableRandom(seed);
        this.merchant = merchant;
        this.clock = clock;
        this.held = new Held();
        this.world = new UnreliableWorld(seed, held, clock::deadline);
        this.useCases = maker.make(world, held);
    }

    /** Does everything, and then lets what is left come to rest without faults. */
    void play() {
        open(FIRST.get((int) (seed % FIRST.size())));
        for (int step = 0; step < STEPS; step++) {
            step();
        }
        rest();
    }

    private void step() {
        switch (random.nextInt(27)) {
            case 0 -> open(Kind.values()[random.nextInt(Kind.values().length)]);
            case 1 -> tell("enter", useCases.enter(merchant, one()));
            case 2, 3, 4, 5, 6, 7 -> {
                submit();
                if (luckless) {
                    comeBack(world.waysBack.size() - 1);
                }
            }
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
            case 20, 21, 22, 23, 24 -> comeBack(anyOf(world.waysBack.size()));
            default -> goOn();
        }
    }

    private SessionId one() {
        return sessions.get(anyOf(sessions.size()));
    }

    /** Mostly the last; -1 if there is none. */
    private int anyOf(int count) {
        return count == 0 || random.nextInt(3) > 0 ? count - 1 : random.nextInt(count);
    }

    private void open(Kind kind) {
        Duration lifetime = Duration.ofSeconds(random.nextBoolean() && !luckless ? 60 : 3600);
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
            case PAID, AUTHENTICATED -> checkout(kind, new Charge.Fixed(new Money(10_000, DOLLAR)), Storing.DISABLED);
            case PAID_AND_KEPT, AUTHENTICATED_AND_KEPT ->
                checkout(kind, new Charge.Fixed(new Money(10_000, DOLLAR)), Storing.ENABLED);
            case PAYERS_CHOICE ->
                checkout(kind, new Charge.Flexible(List.of(DOLLAR), null, null, null), Storing.ASK_FOR_CONSENT);
        };
    }

    /** The merchant has payers authenticated unless a session passes over it. */
    private CheckoutSettings checkout(Kind kind, Charge charge, Storing storing) {
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
                !kind.isAuthenticated(),
                null,
                null);
    }

    private Money amount() {
        return new Money(1 + random.nextInt(50_000), DOLLAR);
    }

    private void submit() {
        SessionId session = one();
        boolean bad = luckless || random.nextInt(5) < 2;
        String end = (random.nextInt(4) > 0 ? UnreliableWorld.ASKED : "") + (bad ? "_bad" : "");
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

    /** As the vault does: it keeps a card that won, or may yet, and shreds every other. */
    private void hear(CardRef card, Completion answer) {
        told.add(new Told("submit", answer.session()));
        boolean kept =
                switch (answer.outcome()) {
                    case COMPLETED, UNDECIDED -> true;
                    case CHALLENGE -> Objects.requireNonNull(answer.challenge()).cardKept();
                    default -> false;
                };
        if (!kept) {
            world.shred(card.id());
        }
    }

    /** Whom a bank has asked answers it, and is back: perhaps once more, or late. */
    private void comeBack(int which) {
        if (which < 0) {
            return;
        }
        URI wayBack = world.waysBack.get(which);
        UnreliableWorld.PayersAnswer answer = world.answer(wayBack, ANSWERS.get(random.nextInt(ANSWERS.size())));
        steps.add("back from challenge " + which + ", which the payer has " + answer);
        world.mayHold(true);
        held.start(useCases.back(wayBack), (entry, failure) -> {
            steps.add("  back from challenge " + which + ": "
                    + (failure == null ? entry.getClass().getSimpleName() : failure));
            if (entry instanceof Entry.Ended ended) {
                told.add(new Told("the way back", ended.session()));
            }
        });
        world.mayHold(false);
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
        pass("release amounts", useCases.release());
    }
}
