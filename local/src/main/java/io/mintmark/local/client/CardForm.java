package io.mintmark.local.client;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The form of the card page, found by what it says to browsers about its fields, so that it may change its names.
 *
 * @param action where it is sent
 * @param hidden what it sends unasked
 * @param names of its fields, by what {@code autocomplete} says of them
 */
public record CardForm(String action, Map<String, String> hidden, Map<String, String> names) {
    private static final String NUMBER = "cc-number";
    private static final String EXPIRY = "cc-exp";

    /** The first form of the page that asks for a card number. */
    public static CardForm read(String page) {
        return HtmlForm.in(page).stream()
                .map(CardForm::of)
                .filter(form -> form.names.containsKey(NUMBER))
                .findFirst()
                .orElseThrow(() -> new WrongAnswer("the card page has no card form"));
    }

    private static CardForm of(HtmlForm form) {
        Map<String, String> names = new LinkedHashMap<>();
        form.inputs().stream()
                .filter(input -> !"hidden".equals(input.get("type")) && input.containsKey("autocomplete"))
                .forEach(input -> names.put(input.getOrDefault("autocomplete", ""), input.getOrDefault("name", "")));
        return new CardForm(form.action(), form.hidden(), names);
    }

    /** The body of the request that a browser makes of it. */
    public Buffer filled(String number) {
        if (!names.containsKey(EXPIRY)) {
            throw new WrongAnswer("the card form asks for no expiry");
        }
        Map<String, String> values = Map.of(
                NUMBER,
                number,
                EXPIRY,
                TestCards.EXPIRY,
                "cc-name",
                TestCards.HOLDER,
                "cc-csc",
                TestCards.SECURITY_CODE);
        Map<String, String> fields = new LinkedHashMap<>(hidden);
        names.forEach((autocomplete, name) -> {
            String value = values.get(autocomplete);
            if (value != null) {
                fields.put(name, value);
            }
        });
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(encode(name))
                .append('=')
                .append(encode(value)));
        return Buffer.buffer(body.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
