package io.mintmark.endtoend.merchant;

/** Forwards to the destination that {@code ./run} has for everybody: an authorization at the simulator's acquirer. */
public final class ForwardOrder {
    private ForwardOrder() {}

    /** The request for 10.00 UYU with this card, under a reference that the acquirer does not know yet. */
    public static String json(String instrument, String reference) {
        return """
                {"profile": "demo.authorize", "paymentInstrument": "%s", "body": {
                  "reference": "%s", "merchant": "{{merchant.id}}", "amount": {"value": 1000, "currency": "UYU"},
                  "capture": false, "initiator": "merchant",
                  "card": {"number": "{{card.number}}", "expiryMonth": "{{card.exp_month}}",
                           "expiryYear": "{{card.exp_year}}"}}}
                """
                .formatted(instrument, reference);
    }
}
