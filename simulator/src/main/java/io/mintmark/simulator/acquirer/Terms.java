package io.mintmark.simulator.acquirer;

import io.mintmark.simulator.answer.Fields;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a card is to be charged.
 *
 * @param capture whether to take the amount at once
 * @param initiator {@code customer} or {@code merchant}; null in books of an earlier version
 * @param purpose {@code verification} where nothing is to be taken, ever
 * @param originalTransaction the network's id of the customer's own payment that this one goes back to
 * @param installments null where nothing was said of them
 */
record Terms(
        boolean capture,
        @Nullable String initiator,
        @Nullable String purpose,
        @Nullable String originalTransaction,
        @Nullable Long installments) {
    private static final Pattern INITIATOR = Pattern.compile("customer|merchant");
    private static final Pattern PURPOSE = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern NETWORK_TRANSACTION = Pattern.compile("[A-Za-z0-9]{1,36}");
    private static final String CUSTOMER = "customer";
    private static final String VERIFICATION = "verification";
    private static final long MOST_INSTALLMENTS = 99;

    static Terms of(Fields request) {
        return new Terms(
                request.flag("capture"),
                request.text("initiator", INITIATOR),
                request.optionalText("purpose", PURPOSE),
                request.optionalText("networkTransactionId", NETWORK_TRANSACTION),
                request.optionalNumber("installments", 1, MOST_INSTALLMENTS));
    }

    boolean isByCustomer() {
        return CUSTOMER.equals(initiator);
    }

    boolean isVerification() {
        return VERIFICATION.equals(purpose);
    }

    /** As the journal keeps them and the listing shows them. */
    void putInto(JsonObject json) {
        json.put("capture", capture)
                .put("initiator", initiator)
                .put("purpose", purpose)
                .put("originalNetworkTransactionId", originalTransaction)
                .put("installments", installments);
    }

    /** From what {@link #putInto} wrote, or an earlier version, which kept {@code capture} alone. */
    static Terms from(JsonObject json) {
        return new Terms(
                json.getBoolean("capture"),
                json.getString("initiator"),
                json.getString("purpose"),
                json.getString("originalNetworkTransactionId"),
                json.getLong("installments"));
    }
}
