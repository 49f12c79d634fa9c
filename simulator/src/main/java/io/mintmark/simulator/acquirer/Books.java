package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.mintmark.simulator.journal.Journal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The acquirer's books. One thing at a time: an operation is in the journal before its answer is known to anybody, and a
 * question is answered after all that was begun before it.
 */
public final class Books implements AutoCloseable {
    private final Ledger ledger;
    private final Journal journal;
    private final Hashes hashes;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final Authorizer authorizer = new Authorizer();

    private Books(Ledger ledger, Journal journal, Hashes hashes, Identifiers identifiers, InstantSource clock) {
        this.ledger = ledger;
        this.journal = journal;
        this.hashes = hashes;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * Opens the books of that folder, as the last process left them.
     *
     * @param seed what our own names for operations follow from
     * @throws IOException if another process has them open, or they are damaged
     */
    public static Books open(Path folder, String seed, SecureRandom random, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        Hashes hashes = Hashes.withKeyIn(folder.resolve("hash-key"), random);
        Ledger ledger = new Ledger();
        Journal journal = Journal.open(folder.resolve("journal"), line -> ledger.add(EntryText.parse(line)));
        return new Books(ledger, journal, hashes, new Identifiers(seed), clock);
    }

    /**
     * Authorizes, or says again what was said.
     *
     * @param latest after this moment nothing new is written
     * @throws Refused if it is too late, or the reference has another body
     */
    synchronized JsonObject authorize(AuthorizationRequest request, Instant latest) {
        boolean isNew = ledger.find(request.reference()).isEmpty();
        JsonObject answer = once(
                request.reference(),
                request.body(),
                latest,
                bodyHash -> new Authorization(
                        request.reference(),
                        identifiers.operation(request.reference()),
                        request.merchant(),
                        request.amount(),
                        request.terms(),
                        request.credential().known(hashes),
                        authorizer.decide(
                                request,
                                identifiers.authentication(request.reference()),
                                hashes.of("challenge", request.reference()),
                                today()),
                        identifiers.authorizationCode(request.reference()),
                        identifiers.networkTransaction(request.reference()),
                        bodyHash,
                        now()));
        if (isNew && isAwaited(request.reference())) {
            authorizer.keep(request);
        }
        return answer;
    }

    /** Captures or refunds, or says again what was said; like {@link #authorize}. */
    synchronized JsonObject move(MovementRequest request, Instant latest) {
        return once(
                request.reference(),
                request.body(),
                latest,
                bodyHash -> new Movement(
                        request.direction(),
                        request.reference(),
                        identifiers.operation(request.reference()),
                        request.authorization(),
                        request.amount(),
                        code(
                                request.authorization(),
                                account -> account.codeFor(request.direction(), request.amount())),
                        bodyHash,
                        now()));
    }

    /** Voids an authorization, or says again what was said; like {@link #authorize}. */
    synchronized JsonObject reverse(FollowUp request, Instant latest) {
        return once(
                request.reference(),
                request.body(),
                latest,
                bodyHash -> new Reversal(
                        request.reference(),
                        identifiers.operation(request.reference()),
                        request.authorization(),
                        code(request.authorization(), Account::codeForVoid),
                        bodyHash,
                        now()));
    }

    /** Finishes an authorization after its challenge, or says again what was said; like {@link #authorize}. */
    synchronized JsonObject complete(FollowUp request, Instant latest) {
        return once(
                request.reference(),
                request.body(),
                latest,
                bodyHash -> new Completion(
                        request.reference(),
                        identifiers.operation(request.reference()),
                        request.authorization(),
                        completion(request.authorization()),
                        bodyHash,
                        now()));
    }

    private Decision completion(String authorization) {
        Account account = ledger.account(authorization).orElse(null);
        String refusal = account == null ? ResponseCodes.UNKNOWN : account.refusalOfCompletion();
        Authentication asked = account == null ? null : account.decision().authentication();
        return account == null || asked == null || refusal != null
                ? Decision.refused(refusal == null ? ResponseCodes.NOT_POSSIBLE : refusal, null)
                : authorizer.finish(authorization, asked, account.answer(), today());
    }

    private String code(String authorization, Function<Account, String> decision) {
        return ledger.account(authorization).map(decision).orElse(ResponseCodes.UNKNOWN);
    }

    private JsonObject once(String reference, String body, Instant latest, Function<String, Operation> decision) {
        String bodyHash = hashes.of("body", body);
        Optional<Operation> known = ledger.find(reference);
        return known.isPresent() ? again(known.get(), bodyHash) : write(decision.apply(bodyHash), latest);
    }

    private JsonObject write(Operation operation, Instant latest) {
        if (operation.at().isAfter(latest)) {
            throw new Refused(Reason.EXPIRED_SIGNATURE);
        }
        add(operation);
        if (!isAwaited(operation.about())) {
            authorizer.forget(operation.about());
        }
        return OperationJson.answer(operation, ledger);
    }

    private boolean isAwaited(String authorization) {
        return ledger.account(authorization)
                .filter(account -> account.decision().isAwaited())
                .isPresent();
    }

    private JsonObject again(Operation known, String bodyHash) {
        boolean same = known.bodyHash().equals(bodyHash);
        add(new Receipt(known.reference(), same));
        if (!same) {
            throw new Refused(Reason.REFERENCE_REUSED);
        }
        return OperationJson.answer(known, ledger);
    }

    private void add(Entry entry) {
        journal.append(EntryText.of(entry));
        ledger.add(entry);
    }

    /** @throws Refused if there is none of that reference */
    synchronized JsonObject status(String reference) {
        return ledger.find(reference)
                .map(operation -> OperationJson.answer(operation, ledger))
                .orElseThrow(() -> new Refused(Reason.UNKNOWN_REFERENCE));
    }

    /**
     * The last four digits of the card of an authorization, if it is known.
     *
     * @param reference of the authorization, or of something that was done with it
     */
    synchronized @Nullable String last4(String reference) {
        return ledger.find(reference)
                .flatMap(ledger::account)
                .map(account -> account.authorization().credential().last4())
                .orElse(null);
    }

    /** The challenge of that id, whether it is over or not. */
    synchronized Optional<ChallengeView> challenge(String challengeId) {
        return ledger.challenged(challengeId).flatMap(Books::view);
    }

    /** The one that an authorization came to wait for. */
    synchronized Optional<ChallengeView> challengeOf(String authorization) {
        return ledger.account(authorization).flatMap(Books::view);
    }

    private static Optional<ChallengeView> view(Account account) {
        return Optional.ofNullable(account.authorization().decision().challenge())
                .map(challenge -> ChallengeView.of(account, challenge));
    }

    /** Takes a payer's answer, if it is the first and anybody waits for it. */
    synchronized Optional<ChallengeView> answer(String challengeId, ChallengeAnswer answer) {
        ledger.challenged(challengeId)
                .filter(Account::awaitsAnswer)
                .ifPresent(account -> add(new Answered(account.authorization().reference(), answer)));
        return challenge(challengeId);
    }

    /** The oldest first. */
    synchronized JsonObject list(Listing listing) {
        return listing.of(ledger);
    }

    /** @param merchant whose authorizations count, with all that was done with them; null for everything */
    synchronized JsonObject totals(@Nullable String merchant) {
        return Totals.of(ledger, merchant, now());
    }

    /** Whether they can be written. */
    public boolean areOpen() {
        return journal.isUsable();
    }

    private YearMonth today() {
        return YearMonth.from(now().atOffset(ZoneOffset.UTC));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
