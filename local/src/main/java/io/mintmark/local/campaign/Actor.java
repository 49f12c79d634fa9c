package io.mintmark.local.campaign;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Random;

/** One of several who pay, capture, refund, cancel and check out at random, also each other's payments. */
final class Actor {
    private static final int HUNDRED = 100;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final String CANCELLATIONS = "cancellations";
    /** What is left at the bank is mostly called off by the merchant, and else by time. */
    private static final int CALLED_OFF_OF_TEN = 7;

    private static final int TEN = 10;

    private final String name;
    private final Random random;
    private final MerchantCalls merchant;
    private final Hand payer;
    private final Person person;
    private final Orders orders;
    private final Journal journal;
    private int turn;

    Actor(
            String name,
            Random random,
            MerchantCalls merchant,
            Hand payer,
            Person person,
            Orders orders,
            Journal journal) {
        this.name = name;
        this.random = random;
        this.merchant = merchant;
        this.payer = payer;
        this.person = person;
        this.orders = orders;
        this.journal = journal;
    }

    /** Does one thing. */
    void step() throws InterruptedException {
        turn++;
        int dice = random.nextInt(HUNDRED);
        if (dice < 18) {
            pay("payment", orders.charge(key(), "automatic"));
        } else if (dice < 32) {
            pay("payment", orders.charge(key(), "manual"));
        } else if (dice < 46) {
            pay("payment of a customer", orders.purchase(key()));
        } else if (dice < 56) {
            pay("external payment", orders.chargeElsewhere(key()));
        } else if (dice < 66) {
            operate("captures");
        } else if (dice < 78) {
            operate("refunds");
        } else if (dice < 85) {
            operate(CANCELLATIONS);
        } else {
            checkOut();
        }
    }

    private String key() {
        return name + "-" + turn;
    }

    private void pay(String what, JsonObject order) throws InterruptedException {
        Reply reply = merchant.post("/v1/payments", order, key());
        if (!reply.isDone()) {
            journal.fault("a payment was answered with " + reply.status() + " " + reply.code());
            return;
        }
        JsonObject payment = reply.json();
        journal.payment(key(), payment);
        String status = payment.getString("status");
        journal.count(what + " " + status);
        if ("requires_action".equals(status)) {
            Ending end = payer.pay(link(payment.getJsonArray("actions")), person);
            journal.count("back from the bank: " + end.status());
            leave("/v1/payments/" + payment.getString("id"), end);
        }
    }

    private void operate(String operation) throws InterruptedException {
        String payment = journal.any(random);
        if (payment == null) {
            pay("payment", orders.charge(key(), "manual"));
            return;
        }
        JsonObject body = operation.equals(CANCELLATIONS) ? new JsonObject() : orders.part();
        Reply reply = merchant.post("/v1/payments/" + payment + "/" + operation, body, key());
        if (reply.isDone()) {
            journal.operations(reply.json());
            journal.count(operation + " taken");
        } else if (isRefusal(reply)) {
            journal.count(operation + " refused: " + reply.code());
        } else {
            journal.fault(operation + " were answered with " + reply.status() + " " + reply.code());
        }
    }

    private void checkOut() throws InterruptedException {
        Reply reply = merchant.post("/v1/sessions", orders.checkout(key()), key());
        if (!reply.isDone()) {
            journal.fault("a checkout session was answered with " + reply.status() + " " + reply.body());
            return;
        }
        JsonObject session = reply.json();
        Ending end = payer.pay(link(session.getJsonArray("actions")), person);
        journal.count("checkout " + end.status());
        leave("/v1/sessions/" + session.getString("id"), end);
    }

    /** What becomes of a payment or session whose payer has left the bank's question as it is, if that is so. */
    private void leave(String path, Ending end) throws InterruptedException {
        URI bank = end.bank();
        if (bank == null) {
            return;
        }
        if (random.nextInt(TEN) >= CALLED_OFF_OF_TEN) {
            journal.count("unanswered, and left to time");
            return;
        }
        Reply reply = merchant.post(path + "/" + CANCELLATIONS, new JsonObject(), key() + "-off");
        if (reply.isDone()) {
            journal.calledOff(reply.json());
            journal.count("unanswered, and called off");
        } else if (isRefusal(reply)) {
            journal.count("unanswered, and not called off: " + reply.code());
        } else {
            journal.fault("a cancellation was answered with " + reply.status() + " " + reply.code());
        }
        if (random.nextBoolean()) {
            Ending late = payer.pay(bank.toString(), Person.with(Purse.draw(random)));
            journal.count("back from the bank too late: " + late.status());
        }
    }

    private static boolean isRefusal(Reply reply) {
        return reply.status() == CONFLICT || reply.status() == UNPROCESSABLE;
    }

    private static String link(JsonArray actions) {
        return actions.stream()
                .map(JsonObject.class::cast)
                .filter(action -> "REDIRECT".equals(action.getString("method")))
                .map(action -> action.getString("href"))
                .findFirst()
                .orElseThrow();
    }
}
