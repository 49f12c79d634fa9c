package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.databind.JsonNode;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.card.application.SpotCardNumbers;
import io.mintmark.vault.forward.domain.Placeholder;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's body must not hold before it is looked at by its profile: card numbers, since a forward is for
 * placeholders, and what looks like a placeholder and is none, since a destination could take it for one.
 */
final class MerchantBody {
    /** Braces that no normalization makes plain. */
    private static final String ORNAMENTS = "[\\u2774\\u2983]";

    private final SpotCardNumbers numbers;
    private final List<FieldError> faults = new ArrayList<>();

    private MerchantBody(SpotCardNumbers numbers) {
        this.numbers = numbers;
    }

    /** 422 {@code card_number_in_request} or {@code placeholder_not_allowed} with pointers, which hold neither. */
    static void check(@Nullable JsonNode body, SpotCardNumbers numbers) {
        MerchantBody check = new MerchantBody(numbers);
        if (body != null) {
            check.value(body, "#/body");
        }
        if (!check.faults.isEmpty()) {
            throw Problem.unprocessable(
                    check.faults.get(0).code(),
                    "A forward takes placeholders, plainly written, and no card numbers.",
                    check.faults.toArray(FieldError[]::new));
        }
    }

    /** One that is refused by its name is not looked into: a pointer would repeat the name. */
    private void value(JsonNode node, String pointer) {
        if (node.isObject()) {
            node.fields().forEachRemaining(member -> {
                if (text(member.getKey(), pointer)) {
                    value(member.getValue(), pointer + "/" + RequestBody.escaped(member.getKey()));
                }
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                value(node.get(i), pointer + "/" + i);
            }
        } else if (node.isNumber()) {
            text(node.decimalValue().toPlainString(), pointer);
        } else {
            text(node.asText(), pointer);
        }
    }

    private boolean text(String text, String pointer) {
        if (numbers.isIn(text)) {
            faults.add(cardNumber(pointer));
            return false;
        }
        if (!text.contains(Placeholder.OPENING) && plain(text).contains(Placeholder.OPENING)) {
            faults.add(new FieldError(pointer, "placeholder_not_allowed", "Write placeholders with plain braces."));
            return false;
        }
        return true;
    }

    /** What is wrong with a card number, wherever it is. */
    static FieldError cardNumber(String pointer) {
        return new FieldError(
                pointer,
                "card_number_in_request",
                "Name a stored card, and put a placeholder where its number belongs.");
    }

    /** As a reader sees it, without what cannot be seen. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll(ORNAMENTS, "{")
                .replaceAll("[\\p{Cf}\\p{Mn}\\s]", "");
    }
}
