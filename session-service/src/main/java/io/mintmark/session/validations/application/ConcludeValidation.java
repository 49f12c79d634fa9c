package io.mintmark.session.validations.application;

import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.platform.tenancy.Transactions;
import io.mintmark.session.acquirer.application.Finding;
import io.mintmark.session.validations.domain.Validation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Writes down what was found out about a validation. */
@Singleton
class ConcludeValidation {
    private final Transactions transactions;
    private final Validations validations;

    ConcludeValidation(Transactions transactions, Validations validations) {
        this.transactions = transactions;
        this.validations = validations;
    }

    /** The validation as it stands then; whoever was faster has written down the same. */
    Uni<Validation> conclude(Validation validation, Finding finding) {
        MerchantId merchant = new MerchantId(validation.merchant());
        return transactions.asMerchant(merchant, tx -> seen(tx, merchant, validation)
                .chain(seen -> isOpen(seen.validation(), validation) && !(finding instanceof Finding.Open)
                        ? save(tx, merchant, seen, finding)
                        : Uni.createFrom().item(seen.validation())));
    }

    private static boolean isOpen(Validation stored, Validation asked) {
        return stored.status() == Validation.Status.UNDECIDED && stored.tries() == asked.tries();
    }

    private Uni<Validation> save(SqlConnection tx, MerchantId merchant, Validations.Seen seen, Finding finding) {
        Validation next = finding instanceof Finding.Decided decided
                ? seen.validation().decide(decided.operation(), seen.now())
                : seen.validation().notSent();
        return validations
                .save(tx, next, Duration.ZERO)
                .chain(saved -> saved
                        ? Uni.createFrom().item(next)
                        : seen(tx, merchant, next).map(Validations.Seen::validation));
    }

    private Uni<Validations.Seen> seen(SqlConnection tx, MerchantId merchant, Validation validation) {
        return validations.find(tx, merchant, validation.id()).map(Optional::orElseThrow);
    }
}
