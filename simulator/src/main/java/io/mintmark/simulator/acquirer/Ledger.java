package io.mintmark.simulator.acquirer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All entries so far, in memory. It follows from them alone, so replaying the journal makes the same one. */
final class Ledger {
    /** How often a reference arrived: with its body, and with another. */
    static final class Arrivals {
        private int same = 1;
        private int other;

        int same() {
            return same;
        }

        int other() {
            return other;
        }
    }

    private final Map<String, Operation> byReference = new HashMap<>();
    private final List<Operation> inOrder = new ArrayList<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Account> challenges = new HashMap<>();
    private final Map<String, Arrivals> arrivals = new HashMap<>();

    void add(Entry entry) {
        if (entry instanceof Receipt receipt) {
            Arrivals known = arrivals(receipt.reference());
            if (receipt.same()) {
                known.same++;
            } else {
                known.other++;
            }
        } else if (entry instanceof Answered answered) {
            account(answered.reference()).orElseThrow().add(answered.answer());
        } else if (entry instanceof Operation operation) {
            byReference.put(operation.reference(), operation);
            inOrder.add(operation);
            change(operation);
        }
    }

    private void change(Operation operation) {
        if (operation instanceof Authorization authorization) {
            add(authorization);
        } else if (operation instanceof Completion completion) {
            if (completion.decides()) {
                account(completion).orElseThrow().add(completion);
            }
        } else if (operation.isApproved()) {
            Account account = account(operation).orElseThrow();
            if (operation instanceof Movement movement) {
                account.add(movement);
            } else if (operation instanceof Reversal reversal) {
                account.add(reversal);
            }
        }
    }

    private void add(Authorization authorization) {
        Account account = new Account(authorization);
        accounts.put(authorization.reference(), account);
        Challenge challenge = authorization.decision().challenge();
        if (challenge != null) {
            challenges.put(challenge.id(), account);
        }
    }

    /** Of the authorization that came to wait for that challenge, whether it still does or not. */
    Optional<Account> challenged(String challengeId) {
        return Optional.ofNullable(challenges.get(challengeId));
    }

    Optional<Operation> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /** Of the authorization of that reference. */
    Optional<Account> account(String authorization) {
        return Optional.ofNullable(accounts.get(authorization));
    }

    /** Of the authorization that the operation is about. */
    Optional<Account> account(Operation operation) {
        return account(operation.about());
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Arrivals arrivals(Operation operation) {
        return arrivals(operation.reference());
    }

    private Arrivals arrivals(String reference) {
        return arrivals.computeIfAbsent(reference, first -> new Arrivals());
    }

    List<Operation> inOrder() {
        return inOrder;
    }
}
