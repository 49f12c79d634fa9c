package io.mintmark.vault.instrument.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.JsonFaults;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.problem.Violations;
import io.mintmark.vault.card.application.CardJson;
import io.mintmark.vault.card.application.CheckCard;
import io.mintmark.vault.card.application.ReadBody;
import io.mintmark.vault.card.domain.CardExpiry;
import io.mintmark.vault.instrument.domain.Changeable;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a merge patch (RFC 7396) of an instrument. */
@Singleton
class InstrumentPatch {
    private static final int MOST_METADATA = 50;

    private final CardJson bodies;
    private final ObjectMapper json;
    private final Validator validator;
    private final ReadCards cards;
    private final CheckCard check;

    InstrumentPatch(CardJson bodies, ObjectMapper json, Validator validator, ReadCards cards, CheckCard check) {
        this.bodies = bodies;
        this.json = json;
        this.validator = validator;
        this.cards = cards;
        this.check = check;
    }

    /** What the patch makes of an instrument; 400 for what cannot be read, 422 for what cannot stand, before and after the merge. */
    UnaryOperator<Changeable> read(byte[] body) {
        try (ReadBody<JsonNode> read = bodies.read(body, JsonNode.class)) {
            JsonNode patch = read.value();
            if (!patch.isObject()) {
                throw Problem.badRequest(
                        "wrong_type",
                        "The body has a value of the wrong type.",
                        new FieldError("#", "wrong_type", "This is an object."));
            }
            refuse(faults(typed(patch, ChangeInstrumentRequest.class)));
            return before -> merged(before, patch);
        }
    }

    private List<FieldError> faults(ChangeInstrumentRequest request) {
        List<FieldError> faults = new ArrayList<>(Violations.errors(validator.validate(request)));
        cards.addressFaults(request.billingAddress(), faults);
        cards.metadataFaults(request.metadata(), "#", faults);
        return faults;
    }

    private Changeable merged(Changeable before, JsonNode patch) {
        ChangeInstrumentRequest after =
                typed(merge(json.valueToTree(asRequest(before)), patch), ChangeInstrumentRequest.class);
        List<FieldError> faults = new ArrayList<>();
        CardExpiry expiry = before.expiry();
        ChangeInstrumentRequest.Expiry wanted = after.card();
        if (patch.has("card") && !new ChangeInstrumentRequest.Expiry(expiry.month(), expiry.year()).equals(wanted)) {
            Integer month = wanted == null ? null : wanted.expMonth();
            Integer year = wanted == null ? null : wanted.expYear();
            expiry = check.expiry(month, year, "#/card", faults).orElse(expiry);
        }
        Map<String, String> metadata = after.metadata() == null ? Map.of() : after.metadata();
        if (metadata.size() > MOST_METADATA) {
            faults.add(new FieldError("#/metadata", "invalid_length", "An instrument has at most 50 texts."));
        }
        refuse(faults);
        BillingAddressRequest address = after.billingAddress();
        return new Changeable(
                expiry,
                address == null ? null : address.toAddress(),
                metadata,
                Objects.requireNonNullElse(after.isDefault(), false));
    }

    private static ChangeInstrumentRequest asRequest(Changeable before) {
        return new ChangeInstrumentRequest(
                new ChangeInstrumentRequest.Expiry(
                        before.expiry().month(), before.expiry().year()),
                address(before),
                before.metadata(),
                before.isDefault());
    }

    private static @Nullable BillingAddressRequest address(Changeable before) {
        return before.billingAddress() == null
                ? null
                : new BillingAddressRequest(
                        before.billingAddress().line1(),
                        before.billingAddress().line2(),
                        before.billingAddress().city(),
                        before.billingAddress().postalCode(),
                        before.billingAddress().state(),
                        before.billingAddress().country());
    }

    /** RFC 7396, section 2. */
    private JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object : json.createObjectNode();
        patch.properties().forEach(member -> {
            if (member.getValue().isNull()) {
                merged.remove(member.getKey());
            } else {
                JsonNode there = merged.has(member.getKey()) ? merged.get(member.getKey()) : json.nullNode();
                merged.set(member.getKey(), merge(there, member.getValue()));
            }
        });
        return merged;
    }

    private <T> T typed(JsonNode node, Class<T> type) {
        try {
            return json.treeToValue(node, type);
        } catch (JsonProcessingException fault) {
            throw JsonFaults.problem(fault);
        }
    }

    private static void refuse(List<FieldError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
    }
}
