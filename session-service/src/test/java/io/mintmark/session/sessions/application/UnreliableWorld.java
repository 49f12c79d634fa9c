package io.mintmark.session.sessions.application;

import io.mintmark.contracts.merchant.MerchantView;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.acquirer.application.Acquirer;
import io.mintmark.session.acquirer.domain.Authentication;
import io.mintmark.session.acquirer.domain.Challenge;
import io.mintmark.session.acquirer.domain.Operation;
import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Reply;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.money.domain.Money;
import io.mintmark.session.sessions.domain.Session;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A vault and an acquirer that keep their own books truthfully, and answer as a network lets them: in time, late,
 * never, or without having heard. What befalls a call follows from the seed, the card and how often that was asked.
 */
final class UnreliableWorld implements Vault, Acquirer {
    /** In the id of a card whose bank wants its payer authenticated, where the merchant does. */
    static final String ASKED = "_asked";

    /** An authorization as the acquirer has it. */
    private static final class Booked {
        private final String card;
        private boolean approved;
        private Operation.State state;
        private String code;

        Booked(String card, boolean asksPayer) {
            this.card = card;
            this.state = Operation.State.CHALLENGE;
            this.code = "";
            if (!asksPayer) {
                decide();
            }
        }

        private void decide() {
            approved = !card.endsWith("_bad");
            state = approved ? Operation.State.AUTHORIZED : Operation.State.DECLINED;
            code = approved ? "00" : "05";
        }

        /** The payer is back with this answer; null if the bank has none. */
        boolean complete(@Nullable PayersAnswer answer) {
            if (answer == PayersAnswer.PASSED) {
                decide();
            } else {
                state = Operation.State.DECLINED;
                code = NOT_AUTHENTICATED;
            }
            return approved;
        }

        boolean voidIt() {
            if (state == Operation.State.DECLINED) {
                return false;
            }
            code = state == Operation.State.CHALLENGE ? NOT_AUTHENTICATED : code;
            state = Operation.State.VOIDED;
            return true;
        }

        boolean isWaiting() {
            return state == Operation.State.CHALLENGE;
        }

        boolean isHeld() {
            return state == Operation.State.AUTHORIZED;
        }

        Operation operation(Reference reference) {
            return UnreliableWorld.operation(reference, approved, state, code);
        }
    }

    /** What payers say to the bank that asks them. */
    enum PayersAnswer {
        PASSED,
        FAILED,
        CANCELED
    }

    /** A card at the vault. */
    record Staged(String state, String session) {}

    private record Late(BooleanSupplier inTime, Supplier<Reply> deed) {}

    private enum Fate {
        ANSWERED,
        HELD,
        /** It has arrived, and its answer is on the way. */
        ANSWER_HELD,
        ANSWER_LOST,
        REQUEST_LOST,
        LATE
    }

    /** Of an authorization, and after a challenge: what follows from the payer's answer. */
    private static final String NOT_AUTHENTICATED = "1A";

    private static final String NOT_POSSIBLE = "58";
    private static final String UNKNOWN = "25";
    private static final URI BANK = URI.create("https://bank.example/3ds");

    /** How often each authorization was received, under its own name. */
    final Map<Reference, Integer> received = new ConcurrentHashMap<>();
    /** How often a completion was received, under its authorization's name. */
    final Map<Reference, Integer> completions = new ConcurrentHashMap<>();
    /** Where payers whom the bank has asked something come back to, the earliest first. */
    final List<URI> waysBack = new CopyOnWriteArrayList<>();

    private final Map<URI, PayersAnswer> answers = new ConcurrentHashMap<>();
    private final Map<Reference, URI> wayBackOf = new ConcurrentHashMap<>();
    private final Map<Reference, Booked> books = new ConcurrentHashMap<>();
    private final Map<Reference, Operation> completed = new ConcurrentHashMap<>();
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
                Reply unused = one.deed().get();
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
            Fate slow = draw < 60 ? Fate.HELD : Fate.ANSWER_HELD;
            return holding ? slow : Fate.ANSWERED;
        }
        return draw < 80 ? Fate.ANSWER_LOST : draw < 90 ? Fate.REQUEST_LOST : Fate.LATE;
    }

    private <T> Uni<T> call(Fate fate, Supplier<T> deed, Supplier<T> lost) {
        return switch (fate) {
            case ANSWERED -> Uni.createFrom().item(deed);
            case HELD -> held.hold(deed);
            case ANSWER_HELD -> {
                T answer = deed.get();
                yield held.hold(() -> answer);
            }
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
        return send("authorize", card, errand, () -> book(reference, card, order.threeDSecure()));
    }

    /** What is held on its way, or comes late, is refused once its time has run out. */
    private Uni<Reply> send(String what, String card, Errand errand, Supplier<Reply> deed) {
        BooleanSupplier wanted = inTime.apply(errand);
        Fate fate = fate(what, card);
        if (fate == Fate.LATE) {
            late.add(new Late(wanted, deed));
        }
        return call(
                fate,
                () -> fate == Fate.HELD && !wanted.getAsBoolean()
                        ? new Reply.NotSent(Reply.Hindrance.AWAY)
                        : deed.get(),
                () -> new Reply.Unknown("lost"));
    }

    /** The bank has a question where the merchant wants that, and the card is one that is asked about. */
    private synchronized Reply book(Reference reference, String card, @Nullable ThreeDSecure authenticated) {
        Booked booked = books.get(reference);
        if (booked == null) {
            URI wayBack = authenticated != null && card.contains(ASKED) ? authenticated.returnUrl() : null;
            booked = new Booked(card, wayBack != null);
            books.put(reference, booked);
            if (wayBack != null) {
                wayBackOf.put(reference, wayBack);
                waysBack.add(wayBack);
            }
        }
        return booked.isWaiting() ? new Reply.Challenged(challenge()) : new Reply.Answered(booked.operation(reference));
    }

    private static Challenge challenge() {
        return new Challenge(BANK, new Authentication(Authentication.Status.CHALLENGE, null, null));
    }

    private static Operation operation(Reference reference, boolean approved, Operation.State state, String code) {
        return new Operation(reference, approved, state, code, null, null, null, null);
    }

    /** A payer answers the bank; the first answer counts. */
    PayersAnswer answer(URI wayBack, PayersAnswer answer) {
        return answers.computeIfAbsent(wayBack, asked -> answer);
    }

    @Override
    public Uni<Reply> complete(Errand errand, Reference reference, Reference authorization) {
        String card = cards.getOrDefault(authorization, "");
        completions.merge(authorization, 1, Integer::sum);
        cards.put(reference, card);
        return send("complete", card, errand, () -> complete(reference, authorization));
    }

    private synchronized Reply complete(Reference reference, Reference authorization) {
        return new Reply.Answered(completed.computeIfAbsent(reference, first -> {
            Booked booked = books.get(authorization);
            if (booked == null) {
                return operation(reference, false, Operation.State.NONE, UNKNOWN);
            }
            if (!booked.isWaiting()) {
                return operation(reference, false, booked.state, NOT_POSSIBLE);
            }
            boolean approved = booked.complete(answers.get(wayBackOf.get(authorization)));
            return operation(reference, approved, booked.state, booked.code);
        }));
    }

    @Override
    public Uni<Reply> release(Errand errand, Reference reference, Reference authorization) {
        return call(
                fate("void", cards.getOrDefault(authorization, "")),
                () -> voidIt(reference, authorization),
                () -> new Reply.Unknown("lost"));
    }

    private synchronized Reply voidIt(Reference reference, Reference authorization) {
        Booked booked = books.get(authorization);
        if (booked == null) {
            return new Reply.Answered(operation(reference, false, Operation.State.NONE, UNKNOWN));
        }
        boolean done = booked.voidIt();
        return new Reply.Answered(operation(reference, done, booked.state, done ? "00" : NOT_POSSIBLE));
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
                () -> kind == StepKind.COMPLETION ? completion(reference) : authorization(reference),
                () -> new Standing.Unknown("lost"));
    }

    private synchronized Standing completion(Reference reference) {
        Operation known = completed.get(reference);
        return known == null ? new Standing.Unheard() : new Standing.Known(known);
    }

    private synchronized Standing authorization(Reference reference) {
        Booked booked = books.get(reference);
        if (booked == null) {
            return new Standing.Unheard();
        }
        return booked.isWaiting()
                ? new Standing.Challenged(challenge())
                : new Standing.Known(booked.operation(reference));
    }

    /** The cards on which the acquirer still holds something. */
    synchronized List<String> unreleased() {
        return cards(Booked::isHeld);
    }

    /** The cards whose authorization could still be completed. */
    synchronized List<String> waiting() {
        return cards(Booked::isWaiting);
    }

    private List<String> cards(Predicate<Booked> which) {
        return books.values().stream().filter(which).map(booked -> booked.card).toList();
    }
}
