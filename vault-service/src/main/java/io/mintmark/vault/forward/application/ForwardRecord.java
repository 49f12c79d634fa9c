package io.mintmark.vault.forward.application;

import io.mintmark.platform.id.Ids;
import io.mintmark.platform.idempotency.Idempotency;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.vault.card.application.SpotCardNumbers;
import io.mintmark.vault.forward.application.CardUses.CardUse;
import io.mintmark.vault.forward.application.CardUses.Recent;
import io.mintmark.vault.forward.application.CardUses.Standing;
import io.mintmark.vault.forward.application.PrepareSend.Prepared;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** What is written down of merchants' forwards, and what follows from it: how many there may be, and that none is repeated. */
@ApplicationScoped
class ForwardRecord {
    private static final Logger LOG = Logger.getLogger(ForwardRecord.class);
    private static final Pattern INSTRUMENT = Pattern.compile("pi_[0-9a-z]{26}");
    /** In the place of what a caller wrote and nobody knows: it could be anything. */
    private static final String UNKNOWN = "-";

    private final Transactions transactions;
    private final CardUses uses;
    private final Idempotency idempotency;
    private final SpotCardNumbers numbers;
    private final Ids ids;
    private final int perMinute;

    ForwardRecord(
            Transactions transactions,
            CardUses uses,
            Idempotency idempotency,
            SpotCardNumbers numbers,
            Ids ids,
            ForwardConfig config) {
        this.transactions = transactions;
        this.uses = uses;
        this.idempotency = idempotency;
        this.numbers = numbers;
        this.ids = ids;
        this.perMinute = config.merchantPerMinute();
    }

    /** 429 {@code too_many_forwards} if the merchant had as many as it may; some that come at once may slip through. */
    Uni<Void> requireRoom(MerchantId merchant) {
        return transactions
                .asMerchant(merchant, tx -> uses.recent(tx, merchant))
                .invoke(this::requireRoom)
                .replaceWithVoid();
    }

    private void requireRoom(Recent recent) {
        if (recent.count() >= perMinute) {
            throw Problem.tooMany(
                    "too_many_forwards",
                    "You may forward " + perMinute + " requests within a minute.",
                    Duration.ofSeconds(Math.max(1, recent.oldestLeaves().toSeconds() + 1)));
        }
    }

    /** Lets a forward pass that no other one under its idempotency key went before; 409 {@code already_forwarded}. */
    Gate once(MerchantForward wanted, String id) {
        return (tx, opening) ->
                idempotency.once(tx, wanted.once(), id, opening, earlier -> already(tx, wanted.merchant(), earlier));
    }

    private Uni<Prepared> already(SqlConnection tx, MerchantId merchant, String earlier) {
        return uses.standing(tx, merchant, earlier).map(standing -> {
            throw Problem.conflict(
                    "already_forwarded",
                    "The request of this key was opened at " + standing.usedAt() + " as " + earlier + " and is not sent"
                            + " again: " + told(standing) + ".");
        });
    }

    private static String told(Standing standing) {
        if (standing.outcome() == null) {
            return "what came of it was not recorded, so it may have arrived";
        }
        return switch (standing.outcome()) {
            case "answered", "withheld" -> "the destination answered with status " + standing.detail();
            case "not_sent" -> "nothing was sent";
            default -> "it may have arrived";
        };
    }

    /** Records a refusal; that it was refused is true even if it could not be written down. */
    Uni<Void> refused(MerchantForward wanted, String id, Problem refusal) {
        CardUse use = new CardUse(
                ids.next("use"),
                wanted.merchant(),
                ForwardOrder.MERCHANT,
                wanted.keyId(),
                refusal.code().equals("unknown_profile") ? UNKNOWN : wanted.profile(),
                INSTRUMENT.matcher(wanted.instrument()).matches() && !numbers.isIn(wanted.instrument())
                        ? wanted.instrument()
                        : UNKNOWN,
                id);
        LOG.infof("forward to %s for %s: refused, %s", use.profile(), id, refusal.code());
        return transactions
                .asMerchant(wanted.merchant(), tx -> uses.refuse(tx, use, refusal.code()))
                .onFailure()
                .invoke(failure -> LOG.errorf("the refusal of %s was not recorded: %s", id, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
