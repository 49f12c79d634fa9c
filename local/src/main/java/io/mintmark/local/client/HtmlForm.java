package io.mintmark.local.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page, as far as a browser without scripts needs it. It reads the pages of this project, not all that there are.
 *
 * @param attributes of the form itself
 * @param inputs the attributes of its inputs, in their order
 */
public record HtmlForm(Map<String, String> attributes, List<Map<String, String>> inputs) {
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    /** All forms of a page. */
    public static List<HtmlForm> in(String page) {
        List<HtmlForm> found = new ArrayList<>();
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            List<Map<String, String>> inputs = new ArrayList<>();
            Matcher fields = INPUT.matcher(forms.group(2));
            while (fields.find()) {
                inputs.add(attributes(fields.group(1)));
            }
            found.add(new HtmlForm(attributes(forms.group(1)), inputs));
        }
        return found;
    }

    /** Where it is sent; empty for the page's own address. */
    public String action() {
        return attributes.getOrDefault("action", "");
    }

    /** What it sends unasked. */
    public Map<String, String> hidden() {
        Map<String, String> hidden = new LinkedHashMap<>();
        inputs.stream()
                .filter(input -> "hidden".equals(input.get("type")))
                .forEach(input -> hidden.put(input.getOrDefault("name", ""), input.getOrDefault("value", "")));
        return hidden;
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher found = ATTRIBUTE.matcher(tag);
        while (found.find()) {
            attributes.put(found.group(1), text(found.group(2)));
        }
        return attributes;
    }

    /** What an attribute says, without what HTML needs to say it. */
    public static String text(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
