package io.mintmark.vault.forward.domain;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A destination's address, whose host is fixed and whose path may have places to fill: {@code /operations/{reference}}. It
 * is https, or http to this machine where that is allowed.
 */
public final class Address {
    /** What may be filled into a path: nothing that could end a segment or begin another. */
    public static final String PARAMETER = "[A-Za-z0-9_-]{1,64}";

    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z0-9]{0,30})}");
    /** No segment is {@code .} or {@code ..}, also not the first, which {@link URI#normalize()} leaves alone. */
    private static final Pattern PLAIN_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String template;
    private final Set<String> parameters;

    private Address(String template, Set<String> parameters) {
        this.template = template;
        this.parameters = parameters;
    }

    /**
     * Reads an address; {@link IllegalArgumentException} says what is wrong with it.
     *
     * @param plainAllowed whether http to this machine will do
     */
    public static Address parse(String url, boolean plainAllowed) {
        Set<String> parameters = new LinkedHashSet<>();
        Matcher places = PLACE.matcher(url);
        while (places.find()) {
            parameters.add(places.group(1));
        }
        URI example = URI.create(PLACE.matcher(url).replaceAll("x"));
        String path = example.getRawPath();
        if (example.getHost() == null
                || example.getRawUserInfo() != null
                || example.getRawQuery() != null
                || example.getRawFragment() != null
                || path == null
                || !PLAIN_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("an address has scheme, host and a plain path, and nothing else");
        }
        if (url.substring(0, url.indexOf('/', url.indexOf("//") + 2)).contains("{")) {
            throw new IllegalArgumentException("only the path of an address can have places to fill");
        }
        boolean plain = "http".equals(example.getScheme()) && plainAllowed && THIS_MACHINE.contains(example.getHost());
        if (!plain && !"https".equals(example.getScheme())) {
            throw new IllegalArgumentException(
                    "an address is https; plain http goes to this machine only, and nowhere in live mode");
        }
        return new Address(url, Set.copyOf(parameters));
    }

    /** Whether it leads to this machine itself, by its text. */
    public boolean isThisMachine() {
        return THIS_MACHINE.contains(
                URI.create(PLACE.matcher(template).replaceAll("x")).getHost());
    }

    /** The names of the places. */
    public Set<String> parameters() {
        return parameters;
    }

    /** The address with its places filled; the values match {@link #PARAMETER}. */
    public String fill(Map<String, String> values) {
        Matcher places = PLACE.matcher(template);
        return places.replaceAll(place -> {
            String value = Objects.requireNonNull(values.get(place.group(1)));
            if (!value.matches(PARAMETER)) {
                throw new IllegalArgumentException("a parameter has letters, digits, dashes and underscores only");
            }
            return value;
        });
    }
}
