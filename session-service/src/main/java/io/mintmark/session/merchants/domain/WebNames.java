package io.mintmark.session.merchants.domain;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the host names and origins that a merchant registers; only exact names, since a wildcard trusts strangers. */
public final class WebNames {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern HOST = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@:\\[\\]]+)(:[0-9]{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");
    private static final int LONGEST_HOST = 253;

    private WebNames() {}

    /** The host name (RFC 1123) in lower case; empty if this is none, or more than one. */
    public static Optional<String> host(String text) {
        String host = text.toLowerCase(Locale.ROOT);
        boolean good = host.length() <= LONGEST_HOST && HOST.matcher(host).matches();
        return good ? Optional.of(host) : Optional.empty();
    }

    /**
     * The origin (RFC 6454) in lower case and without a default port; empty if this is none, or names a path, or is
     * not https. Plain http passes for this machine where allowed.
     */
    public static Optional<String> origin(String text, boolean loopbackHttp) {
        String origin = text.toLowerCase(Locale.ROOT);
        var parts = ORIGIN.matcher(origin);
        if (!parts.matches() || host(parts.group(2)).isEmpty()) {
            return Optional.empty();
        }
        boolean http = parts.group(1).equals("http");
        if (http && !(loopbackHttp && LOOPBACK.contains(parts.group(2)))) {
            return Optional.empty();
        }
        int port = URI.create(origin).getPort();
        if (port == 0 || port > 65_535) {
            return Optional.empty();
        }
        boolean usual = port < 0 || port == (http ? 80 : 443);
        return Optional.of(parts.group(1) + "://" + parts.group(2) + (usual ? "" : ":" + port));
    }
}
