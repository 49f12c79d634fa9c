package io.mintmark.endtoend.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.endtoend.acquirer.Acquirer;
import io.mintmark.endtoend.acquirer.Authorization;
import io.mintmark.endtoend.acquirer.Challenge;
import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.merchant.Merchant;
import io.mintmark.endtoend.merchant.Merchant.Customer;
import io.mintmark.endtoend.merchant.MerchantSite;
import io.mintmark.endtoend.merchant.Session;
import io.mintmark.endtoend.payer.HttpPayer;
import io.mintmark.endtoend.payer.PayerCard;
import java.util.List;
import java.util.stream.Stream;

/** The ways on which the canary's cards come in beside the card page of a tokenization session. */
final class OtherWays {
    private static final String CUSTOMER = "customer-of-other-ways";

    private final Canary canary;
    private final HttpPayer payer;
    private final Acquirer acquirer;

    OtherWays(Canary canary, HttpPayer payer, Acquirer acquirer) {
        this.canary = canary;
        this.payer = payer;
        this.acquirer = acquirer;
    }

    /** The merchant sends the cards itself: one by one and by batch, well and badly. */
    void store(Merchant merchant) {
        Customer one = merchant.customer(CUSTOMER);
        Customer batch = merchant.customer(CUSTOMER + "-batch");
        Stream.of(canary.visa(), canary.amex()).forEach(card -> {
            canary.assertNotIn(store(merchant, one, card, 2030), 201);
            canary.assertNotIn(store(merchant, one, card, 2020), 422);
        });
        Answer answer = merchant.call("POST", "/v1/payment-instruments/batch", batchOf(batch));
        canary.assertNotIn(answer, 200);
        assertThat(answer.json().path("results").findValuesAsText("code")).hasSize(1);
        assertThat(merchant.instruments(batch)).hasSize(2);
        Answer cut = merchant.call("POST", "/v1/payment-instruments/batch", batchOf(batch) + "x");
        canary.assertNotIn(cut, 400);
    }

    private static Answer store(Merchant merchant, Customer customer, PayerCard card, int year) {
        return merchant.call(
                "POST",
                "/v1/payment-instruments",
                """
                {"type": "card", "customerId": "%s", "card": {"number": "%s", "expMonth": 12, "expYear": %d,
                 "cvc": "%s", "cardholderName": "%s"}}
                """
                        .formatted(customer.id(), card.number(), year, card.securityCode(), card.name()));
    }

    /** Two good rows, and one that is no number. */
    private String batchOf(Customer customer) {
        return """
                {"cards": [%s, %s, {"uid": "three", "number": "%sx", "expMonth": 12, "expYear": 2030}]}
                """
                .formatted(
                        row("one", customer, canary.visa()),
                        row("two", customer, canary.amex()),
                        canary.visa().number())
                .strip();
    }

    private static String row(String uid, Customer customer, PayerCard card) {
        return """
                {"uid": "%s", "customerId": "%s", "number": "%s", "expMonth": 12, "expYear": 2030, "cvc": "%s"}
                """
                .formatted(uid, customer.id(), card.number(), card.securityCode());
    }

    /** The payer passes one challenge, fails another, and passes a third after a payment by API. */
    void payWithChallenges(Merchant merchant, MerchantSite site) {
        Session passed = merchant.session(merchant.checkout(site));
        pay(passed);
        assertThat(payer.sentOn(payer.follow(challenge(merchant).pass()))).endsWith("&status=completed");

        Session failed = merchant.session(merchant.checkout(site));
        pay(failed);
        canary.assertNotIn(payer.follow(challenge(merchant).fail()), 303);
        assertThat(merchant.read(failed).path("attemptsLeft").asInt()).isEqualTo(2);

        Customer customer = merchant.customer(CUSTOMER);
        Answer stored = store(merchant, customer, canary.challenged(), 2030);
        canary.assertNotIn(stored, 201);
        JsonNode payment = merchant.pay(stored.json().path("id").asText(), site.resultUrl());
        assertThat(payment.path("status").asText()).isEqualTo("requires_action");
        assertThat(payer.sentOn(payer.follow(challenge(merchant).pass()))).endsWith("&status=captured");
    }

    private void pay(Session session) {
        canary.assertNotIn(payer.submit(payer.open(session.link()), canary.challenged()), 303);
    }

    /** The one that the latest authorization waits for. */
    private Challenge challenge(Merchant merchant) {
        List<Authorization> all = acquirer.authorizations(merchant.id());
        return acquirer.challenge(all.get(all.size() - 1).reference());
    }
}
