package io.mintmark.local.client;

import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of the card page, found by what it says to browsers about its fields, so that it may change its names.
 *
 * @param action where it is sent
 * @param hidden what it sends unasked
 * @param names of its fields, by what {@code autocomplete} says of them
 */
public record CardForm(String action, Map<String, String> hidden, Map<String, String> names) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final String NUMBER = "cc-number";
    private static final String EXPIRY = "cc-exp";

    /** The first form of the page that asks for a card number. */
    public static CardForm read(String page) {
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            CardForm form = read(attributes(forms.group(1)), forms.group(2));
            if (form.names.containsKey(NUMBER)) {
                return form;
            }
        }
        throw new WrongAnswer("the card page has no card form");
    }

    private static CardForm read(Map<String, String> form, String content) {
        Map<String, String> hidden = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(content);
        while (inputs.find()) {
            Map<String, String> input = attributes(inputs.group(1));
            String name = input.getOrDefault("name", "");
            if ("hidden".equals(input.get("type"))) {
                hidden.put(name, input.getOrDefault("value", ""));
            } else if (input.containsKey("autocomplete")) {
                names.put(input.getOrDefault("autocomplete", ""), name);
            }
        }
        return new CardForm(form.getOrDefault("action", ""), hidden, names);
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher found = ATTRIBUTE.matcher(tag);
        while (found.find()) {
            attributes.put(found.group(1), text(found.group(2)));
        }
        return attributes;
    }

    private static String text(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
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
