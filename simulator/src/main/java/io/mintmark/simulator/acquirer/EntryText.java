package io.mintmark.simulator.acquirer;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** Entries as lines of the journal. Lines of earlier versions lack members that are null then. */
final class EntryText {
    private static final String CAPTURE = "capture";
    private static final String REFUND = "refund";
    private static final String RECEIPT = "receipt";
    private static final String ANSWERED = "challenge_answer";

    private EntryText() {}

    static String of(Entry entry) {
        JsonObject json;
        if (entry instanceof Authorization authorization) {
            json = json(authorization);
        } else if (entry instanceof Completion completion) {
            json = json(completion);
        } else if (entry instanceof Movement movement) {
            json = json(movement);
        } else if (entry instanceof Reversal reversal) {
            json = json(reversal);
        } else if (entry instanceof Answered answered) {
            json = json(answered);
        } else {
            json = json((Receipt) entry);
        }
        return json.encode();
    }

    private static JsonObject json(Authorization authorization) {
        JsonObject json = begin(authorization)
                .put("merchant", authorization.merchant())
                .put("value", authorization.amount().value())
                .put("currency", authorization.amount().currency())
                .put("authorizationCode", authorization.authorizationCode())
                .put("networkTransactionId", authorization.networkTransactionId());
        authorization.terms().putInto(json);
        authorization.credential().putInto(json);
        authorization.decision().putInto(json);
        return json;
    }

    private static JsonObject json(Completion completion) {
        JsonObject json = begin(completion).put("authorization", completion.authorization());
        completion.decision().putInto(json);
        return json;
    }

    private static JsonObject json(Movement movement) {
        return begin(movement)
                .put("authorization", movement.authorization())
                .put("value", movement.amount().value())
                .put("currency", movement.amount().currency())
                .put("responseCode", movement.responseCode());
    }

    private static JsonObject json(Reversal reversal) {
        return begin(reversal)
                .put("authorization", reversal.authorization())
                .put("responseCode", reversal.responseCode());
    }

    private static JsonObject begin(Operation operation) {
        return new JsonObject()
                .put("type", operation.typeName())
                .put("reference", operation.reference())
                .put("id", operation.id())
                .put("bodyHash", operation.bodyHash())
                .put("at", operation.at().toString());
    }

    private static JsonObject json(Receipt receipt) {
        return new JsonObject()
                .put("type", RECEIPT)
                .put("reference", receipt.reference())
                .put("same", receipt.same());
    }

    private static JsonObject json(Answered answered) {
        return new JsonObject()
                .put("type", ANSWERED)
                .put("reference", answered.reference())
                .put("answer", answered.answer().wireName());
    }

    static Entry parse(String line) {
        JsonObject json = new JsonObject(line);
        return switch (json.getString("type")) {
            case Authorization.TYPE -> authorization(json);
            case Completion.TYPE -> completion(json);
            case CAPTURE -> movement(Direction.CAPTURE, json);
            case REFUND -> movement(Direction.REFUND, json);
            case Reversal.TYPE -> reversal(json);
            case RECEIPT -> new Receipt(json.getString("reference"), json.getBoolean("same"));
            case ANSWERED -> new Answered(json.getString("reference"), ChallengeAnswer.of(json.getString("answer")));
            default -> throw new IllegalArgumentException("the journal has an entry of an unknown type");
        };
    }

    private static Authorization authorization(JsonObject json) {
        return new Authorization(
                json.getString("reference"),
                json.getString("id"),
                json.getString("merchant"),
                money(json),
                Terms.from(json),
                KnownCredential.from(json),
                Decision.from(json),
                json.getString("authorizationCode"),
                json.getString("networkTransactionId"),
                json.getString("bodyHash"),
                Instant.parse(json.getString("at")));
    }

    private static Completion completion(JsonObject json) {
        return new Completion(
                json.getString("reference"),
                json.getString("id"),
                json.getString("authorization"),
                Decision.from(json),
                json.getString("bodyHash"),
                Instant.parse(json.getString("at")));
    }

    private static Movement movement(Direction direction, JsonObject json) {
        return new Movement(
                direction,
                json.getString("reference"),
                json.getString("id"),
                json.getString("authorization"),
                money(json),
                json.getString("responseCode"),
                json.getString("bodyHash"),
                Instant.parse(json.getString("at")));
    }

    private static Reversal reversal(JsonObject json) {
        return new Reversal(
                json.getString("reference"),
                json.getString("id"),
                json.getString("authorization"),
                json.getString("responseCode"),
                json.getString("bodyHash"),
                Instant.parse(json.getString("at")));
    }

    private static Money money(JsonObject json) {
        return new Money(json.getLong("value"), json.getString("currency"));
    }
}
