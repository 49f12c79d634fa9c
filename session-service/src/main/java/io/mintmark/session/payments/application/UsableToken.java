package io.mintmark.session.payments.application;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.session.payments.application.SavedInstruments.Instrument;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks a saved card up that is to pay. */
@Singleton
public class UsableToken {
    private static final Logger LOG = Logger.getLogger(UsableToken.class);
    private static final Pattern FORM = Pattern.compile("pi_[0-9a-z_]{1,60}");

    private final SavedInstruments instruments;

    UsableToken(SavedInstruments instruments) {
        this.instruments = instruments;
    }

    /**
     * The card, if it can pay for this customer.
     *
     * @param customer null for nobody in particular
     * @param pointer to the token in the request
     * @throws Problem 404 {@code unknown_payment_instrument} for one that is unknown, deleted, foreign or another
     *     customer's; 422 {@code payment_instrument_not_usable} for one that is suspended or has ended
     */
    public Uni<Instrument> find(MerchantId merchant, String token, @Nullable String customer, String pointer) {
        Uni<Optional<Instrument>> looked = FORM.matcher(token).matches()
                ? instruments.find(merchant, token).onFailure().transform(UsableToken::away)
                : Uni.createFrom().item(Optional.empty());
        return looked.map(found -> found.filter(card -> !card.isDeleted())
                        .filter(card -> customer == null
                                || card.customerId() == null
                                || card.customerId().equals(customer))
                        .orElseThrow(() -> unknown(pointer)))
                .invoke(card -> {
                    if (!card.isUsable()) {
                        throw notUsable(pointer);
                    }
                });
    }

    private static Problem away(Throwable failure) {
        LOG.warnf("a saved card could not be looked up: %s", failure.toString());
        return Problem.unavailable("Saved cards cannot be looked up at the moment. Try again shortly.");
    }

    private static Problem unknown(String pointer) {
        String detail = "There is no such payment instrument, or it belongs to another customer.";
        return Problem.of(
                404,
                "unknown_payment_instrument",
                detail,
                java.util.List.of(new FieldError(pointer, "unknown_payment_instrument", detail)));
    }

    private static Problem notUsable(String pointer) {
        String detail = "This payment instrument is suspended or has ended.";
        return Problem.unprocessable(
                "payment_instrument_not_usable",
                detail,
                new FieldError(pointer, "payment_instrument_not_usable", detail));
    }
}
