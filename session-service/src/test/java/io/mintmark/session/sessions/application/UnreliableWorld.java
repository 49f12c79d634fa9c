package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A vault and an acquirer that keep their own books truthfully, and answer as a network lets them: in time, late,
 * never, or without having heard. What befalls a call follows from the seed, the card and how often that was asked.
 */
final class UnreliableWorld implements Vault, Acquirer {
    /** An authorization as the acquirer has it. */
    static final class Booked {
        final String card;
        final boolean approved;
        boolean voided;

        Booked(String card, boolean approved) {
            this.card = card;
            this.approved = approved;
        }
    }

    /** A card at the vault. */
    record Staged(String state, String session) {}

    private record Late(BooleanSupplier inTime, Runnable deed) {}

    private enum Fate {
        ANSWERED,
        HELD,
        ANSWER_LOST,
        REQUEST_LOST,
        LATE
    }

    final Map<Reference, Booked> books = new ConcurrentHashMap<>();
    final Map<Reference, Integer> received = new ConcurrentHashMap<>();
    final Map<String, Staged> staged = new ConcurrentHashMap<>();
    private final Map<Reference, String> cards = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final List<Late> late = new CopyOnWriteArrayList<>();
    private final Held held;
    private final Function<Errand, BooleanSupplier> inTime;
    private final long seed;
    private volatile boolean faulty = true;
    private volatile boolean holding;

    /**
     * @param inTime tells, at any later moment, whether an errand may still be sent
     */
    UnreliableWorld(long seed, Held held, Function<Errand, BooleanSupplier> inTime) {
        this.seed = seed;
        this.held = held;
        this.inTime = inTime;
    }

    /** From now on every call is answered truthfully and at once. */
    void becomeReliable() {
        faulty = false;
        holding = false;
        late.clear();
    }

    /** Whether calls may be held: only of work that the test can let go on. */
    void mayHold(boolean holds) {
        holding = holds;
    }

    /** What was under way on the network arrives now, if it is still wanted. */
    void lateOnesArrive() {
        late.forEach(one -> {
            if (one.inTime().getAsBoolean()) {
                one.deed().run();
            }
        });
        late.clear();
    }

    private Fate fate(String what, String card) {
        int times = asked.merge(what + card, 1, Integer::sum);
        if (!faulty || !card.startsWith("stc_" + seed + "_") && !card.startsWith("pi_" + seed + "_")) {
            return Fate.ANSWERED;
        }
        int draw = new SplittableRandom(seed * 31 + (what + card).hashCode() * 1_000_003L + times).nextInt(100);
        if (draw < 50) {
            return Fate.ANSWERED;
        }
        if (draw < 70) {
            return holding ? Fate.HELD : Fate.ANSWERED;
        }
        return draw < 80 ? Fate.ANSWER_LOST : draw < 90 ? Fate.REQUEST_LOST : Fate.LATE;
    }

    private <T> Uni<T> call(Fate fate, Supplier<T> deed, Supplier<T> lost) {
        return switch (fate) {
            case ANSWERED -> Uni.createFrom().item(deed);
            case HELD -> held.hold(deed);
            case ANSWER_LOST -> Uni.createFrom().item(deed).map(done -> lost.get());
            case REQUEST_LOST, LATE -> Uni.createFrom().item(lost);
        };
    }

    private static <T> T lostAnswer() {
        throw new IllegalStateException("no answer");
    }

    // The vault

    @Override
    public Uni<String> register(Session session, MerchantView shop, List<String> returnOrigins) {
        return Uni.createFrom().item("/card/cap_" + session.id());
    }

    /** A payer enters a card. */
    void stage(String card, String session) {
        staged.put(card, new Staged("staged", session));
    }

    /** The card page has no use for it. */
    void shred(String card) {
        move(card, "discarded");
    }

    @Override
    public Uni<Optional<String>> activate(Session session, String card) {
        return call(fate("activate", card), () -> move(card, "activated"), UnreliableWorld::lostAnswer);
    }

    @Override
    public Uni<Optional<String>> discard(MerchantId merchant, String card) {
        return call(fate("discard", card), () -> move(card, "discarded"), UnreliableWorld::lostAnswer);
    }

    private Optional<String> move(String card, String state) {
        Staged now = staged.computeIfPresent(
                card, (id, before) -> before.state().equals("staged") ? new Staged(state, before.session()) : before);
        return now != null && now.state().equals("activated") ? Optional.of("pi_of_" + card) : Optional.empty();
    }

    // The acquirer

    @Override
    public Uni<Reply> authorize(Errand errand, Authorization order) {
        Reference reference = order.reference();
        String card = order.card().id();
        received.merge(reference, 1, Integer::sum);
        cards.put(reference, card);
        BooleanSupplier wanted = inTime.apply(errand);
        Fate fate = fate("authorize", card);
        if (fate == Fate.LATE) {
            late.add(new Late(wanted, () -> book(reference, card)));
        }
        return call(
                fate,
                () -> fate == Fate.HELD && !wanted.getAsBoolean()
                        ? new Reply.NotSent(Reply.Hindrance.AWAY)
                        : new Reply.Answered(operation(reference, book(reference, card))),
                () -> new Reply.Unknown("lost"));
    }

    private Booked book(Reference reference, String card) {
        return books.computeIfAbsent(reference, name -> new Booked(card, !card.endsWith("_bad")));
    }

    private static Operation operation(Reference reference, Booked booked) {
        Operation.State state = booked.voided
                ? Operation.State.VOIDED
                : booked.approved ? Operation.State.AUTHORIZED : Operation.State.DECLINED;
        return new Operation(reference, booked.approved, state, booked.approved ? "00" : "05", null, null, null, null);
    }

    /** Nobody is asked for a challenge here. */
    @Override
    public Uni<Reply> complete(Errand errand, Reference reference, Reference authorization) {
        return Uni.createFrom().item(new Reply.Unknown("no challenge was asked for"));
    }

    @Override
    public Uni<Reply> release(Errand errand, Reference reference, Reference authorization) {
        return call(
                fate("void", cards.getOrDefault(authorization, "")),
                () -> voidIt(reference, authorization),
                () -> new Reply.Unknown("lost"));
    }

    private Reply voidIt(Reference reference, Reference authorization) {
        @Nullable Booked booked = books.get(authorization);
        if (booked != null && booked.approved) {
            booked.voided = true;
            return new Reply.Answered(
                    new Operation(reference, true, Operation.State.VOIDED, "00", null, null, null, null));
        }
        return new Reply.Answered(new Operation(reference, false, Operation.State.NONE, "25", null, null, null, null));
    }

    @Override
    public Uni<Reply> capture(Errand errand, Reference reference, Reference authorization, Money amount) {
        throw new UnsupportedOperationException("sessions capture nothing");
    }

    @Override
    public Uni<Reply> refund(Errand errand, Reference reference, Reference authorization, Money amount) {
        throw new UnsupportedOperationException("sessions refund nothing");
    }

    @Override
    public Uni<Standing> status(Errand errand, Reference reference, StepKind kind) {
        return call(
                fate("status", cards.getOrDefault(reference, "")),
                () -> standing(reference),
                () -> new Standing.Unknown("lost"));
    }

    private Standing standing(Reference reference) {
        @Nullable Booked booked = books.get(reference);
        return booked == null ? new Standing.Unheard() : new Standing.Known(operation(reference, booked));
    }

    /** What the acquirer still holds. */
    List<String> unreleased() {
        List<String> cardsHeld = new ArrayList<>();
        books.values().forEach(booked -> {
            if (booked.approved && !booked.voided) {
                cardsHeld.add(booked.card);
            }
        });
        return cardsHeld;
    }
}
