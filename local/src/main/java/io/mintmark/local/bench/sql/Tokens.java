package io.mintmark.local.bench.sql;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of a statement's values that are another's the next time: identifiers, fingerprints, trace ids. Everything
 * else stays as it was recorded.
 */
public final class Tokens {
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final String HEX = "0123456789abcdef";
    private static final String BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int TIME_CHARACTERS = 10;

    /** An identifier, as Java and Postgres read it, and nothing captured. */
    public static final String IDENTIFIER = "[a-z]{2,16}_[" + CROCKFORD + "]{26}";

    private static final Pattern ID = Pattern.compile("([a-z]{2,16}_)[" + CROCKFORD + "]{26}");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9_-])(?:" + ID.pattern() + "|" + UUID.pattern()
            + "|[0-9a-f]{32,64}|[A-Za-z0-9_-]{40,})(?![A-Za-z0-9_-])");

    private Tokens() {}

    /** Finds them one after the other. */
    public static Matcher matcher(String text) {
        return TOKEN.matcher(text);
    }

    /** Those in a text, as often as they occur. */
    public static Stream<String> in(String text) {
        return matcher(text).results().map(result -> result.group());
    }

    /** Whether it names one thing of one flow; a fingerprint may be many customers'. */
    public static boolean isIdentifier(String token) {
        return ID.matcher(token).matches();
    }

    /** Another one of the same form. Identifiers keep beginning with the time, so that an index grows as it does in life. */
    public static String another(String token, SplittableRandom random, long millis) {
        Matcher id = ID.matcher(token);
        if (id.matches()) {
            StringBuilder made = new StringBuilder(token.length()).append(id.group(1));
            for (int place = TIME_CHARACTERS - 1; place >= 0; place--) {
                made.append(CROCKFORD.charAt((int) (millis >>> (5 * place)) & 31));
            }
            return fill(made, CROCKFORD, token, random);
        }
        if (UUID.matcher(token).matches()) {
            return fill(new StringBuilder(), HEX, token, random);
        }
        boolean hex = token.chars().allMatch(character -> HEX.indexOf(character) >= 0);
        return fill(new StringBuilder(), hex ? HEX : BASE64URL, token, random);
    }

    /** Up to the length of the model; a UUID's dashes stay where they are. */
    private static String fill(StringBuilder made, String alphabet, String model, SplittableRandom random) {
        boolean dashes = UUID.matcher(model).matches();
        while (made.length() < model.length()) {
            boolean dash = dashes && model.charAt(made.length()) == '-';
            made.append(dash ? '-' : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return made.toString();
    }
}
