package io.mintmark.session.sessions.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges an address that a merchant gives us for payers or for callbacks. It is read once, strictly, and only a plain
 * absolute https address passes: what browsers and libraries read differently (user information, backslashes, control
 * characters, names that are not ASCII) is refused rather than interpreted.
 */
public final class MerchantAddress {
    /** Longest address in characters. */
    public static final int LONGEST = 2048;

    private static final Set<Integer> CALLBACK_PORTS = Set.of(-1, 443, 8443);
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private MerchantAddress() {}

    /** Why an address is refused. */
    public enum Fault {
        /** Longer than {@link #LONGEST}, or not an absolute URI of ASCII characters with a host. */
        MALFORMED,
        /** Not https, and not http on this machine in the sandbox. */
        INSECURE,
        /** It carries a user name or password. */
        USER_INFORMATION,
        /** Its host is not among those that the merchant registered. */
        FOREIGN_HOST,
        /** We would not call it: an address in numbers, this machine, or an unusual port. */
        NOT_CALLABLE
    }

    /** What is wrong with the address; empty for a good one. */
    public static Optional<Fault> faultOf(String text, boolean loopbackHttp) {
        URI address = parse(text);
        if (address == null) {
            return Optional.of(Fault.MALFORMED);
        }
        if (address.getRawUserInfo() != null) {
            return Optional.of(Fault.USER_INFORMATION);
        }
        if (address.getHost() == null || address.getPort() > 65_535 || address.getPort() == 0) {
            return Optional.of(Fault.MALFORMED);
        }
        return isSecure(address, loopbackHttp) ? Optional.empty() : Optional.of(Fault.INSECURE);
    }

    /** As {@link #faultOf(String, boolean)}, and the host must be one of these unless there are none. */
    public static Optional<Fault> faultOf(String text, boolean loopbackHttp, Collection<String> hosts) {
        Optional<Fault> fault = faultOf(text, loopbackHttp);
        if (fault.isPresent() || hosts.isEmpty()) {
            return fault;
        }
        String host = URI.create(text).getHost().toLowerCase(Locale.ROOT);
        return hosts.contains(host) ? Optional.empty() : Optional.of(Fault.FOREIGN_HOST);
    }

    /**
     * As {@link #faultOf(String, boolean)}, for an address that we are to call: webhooks go to public names at ports
     * 443 and 8443 only, and in the sandbox to any port of 127.0.0.1. Where a name leads is judged at each call.
     */
    public static Optional<Fault> callbackFaultOf(String text, boolean loopbackHttp) {
        Optional<Fault> fault = faultOf(text, loopbackHttp);
        if (fault.isPresent()) {
            return fault;
        }
        URI address = URI.create(text);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean callable = address.getScheme().equalsIgnoreCase("http")
                ? host.equals("127.0.0.1")
                : CALLBACK_PORTS.contains(address.getPort()) && isPublicName(host);
        return callable ? Optional.empty() : Optional.of(Fault.NOT_CALLABLE);
    }

    private static boolean isPublicName(String host) {
        boolean inNumbers = host.startsWith("[") || Character.isDigit(host.charAt(host.length() - 1));
        return host.contains(".") && !inNumbers;
    }

    /** Scheme, host and port (RFC 6454) of a good address, in lower case and without a default port. */
    public static String originOf(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int port = address.getPort();
        boolean usual = port < 0 || (port == 443 && scheme.equals("https")) || (port == 80 && scheme.equals("http"));
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + port);
    }

    /**
     * A good address with its origin in the one form that {@link #originOf} gives; everything behind the host stays as
     * it was written, byte by byte.
     */
    public static URI normal(String text) {
        URI address = URI.create(text);
        int host = address.getScheme().length() + "://".length();
        String behind = text.substring(host + address.getRawAuthority().length());
        return URI.create(originOf(address) + behind);
    }

    private static @Nullable URI parse(String text) {
        if (text.length() > LONGEST || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return null;
        }
        try {
            URI address = new URI(text);
            return address.isAbsolute() && !address.isOpaque() ? address : null;
        } catch (URISyntaxException malformed) {
            return null;
        }
    }

    private static boolean isSecure(URI address, boolean loopbackHttp) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return scheme.equals("https") || (loopbackHttp && scheme.equals("http") && LOOPBACK.contains(host));
    }
}
