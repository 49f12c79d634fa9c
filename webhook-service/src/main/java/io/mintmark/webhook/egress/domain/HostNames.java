package io.mintmark.webhook.egress.domain;

import io.mintmark.webhook.egress.domain.TargetRefused.Reason;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells public host names from IP addresses in any spelling and from names that mean something on one network only. The
 * rule for addresses is that of the URL standard (WHATWG URL, "ends in a number checker"): a last label of digits, or of
 * 0x and hexadecimal digits, makes the whole an IPv4 address for some resolver, be it dotted, decimal, octal or short.
 */
final class HostNames {
    private static final int LONGEST = 253;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    /** RFC 6761, RFC 6762, RFC 7686, RFC 8375, RFC 9476, ICANN's "internal", and what home and office networks use. */
    private static final List<String> LOCAL = List.of(
            "localhost",
            "local",
            "localdomain",
            "internal",
            "intranet",
            "lan",
            "home",
            "corp",
            "onion",
            "alt",
            "home.arpa");

    private HostNames() {}

    /**
     * The name in lower case.
     *
     * @throws TargetRefused if it is no public host name
     */
    static String requirePublic(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[")) {
            throw new TargetRefused(Reason.IP_LITERAL);
        }
        List<String> labels = List.of(name.split("\\.", -1));
        if (NUMBER.matcher(lastOf(labels)).matches()) {
            throw new TargetRefused(Reason.IP_LITERAL);
        }
        if (name.length() > LONGEST || labels.size() < 2 || !labels.stream().allMatch(HostNames::isOrdinary)) {
            throw new TargetRefused(Reason.HOST);
        }
        if (LOCAL.stream().anyMatch(local -> name.endsWith("." + local))) {
            throw new TargetRefused(Reason.HOST);
        }
        return name;
    }

    /** A trailing dot is legal DNS; it would let the same host pass under two names, so only the check for numbers forgives it. */
    private static String lastOf(List<String> labels) {
        String last = labels.get(labels.size() - 1);
        return last.isEmpty() && labels.size() > 1 ? labels.get(labels.size() - 2) : last;
    }

    /** Letters, digits, inner hyphens; Punycode only where it decodes and encodes to itself. */
    private static boolean isOrdinary(String label) {
        if (!LABEL.matcher(label).matches()) {
            return false;
        }
        if (!label.startsWith("--", 2)) {
            return true;
        }
        return label.startsWith("xn--") && isHonestPunycode(label);
    }

    private static boolean isHonestPunycode(String label) {
        try {
            String unicode = IDN.toUnicode(label);
            return !unicode.equals(label) && IDN.toASCII(unicode).equals(label);
        } catch (IllegalArgumentException odd) {
            return false;
        }
    }
}
