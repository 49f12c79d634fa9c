package io.mintmark.webhook.egress.domain;

import io.mintmark.webhook.egress.domain.TargetRefused.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs a merchant may name: https on 443 or 8443, a public host name, nothing that two parsers could read in two
 * ways. It looks at the text alone; the addresses behind the name are vetted by {@code AddressPolicy} at every attempt.
 * Plain http is for 127.0.0.1 alone, where a developer's machine allows it.
 */
public final class TargetPolicy {
    private static final int LONGEST = 2048;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Set<Integer> PORTS = Set.of(HTTPS, 8443);
    private static final String LOOPBACK = "127.0.0.1";

    private final boolean allowLoopbackHttp;

    /** @param allowLoopbackHttp whether http to 127.0.0.1 is accepted, at any port */
    public TargetPolicy(boolean allowLoopbackHttp) {
        this.allowLoopbackHttp = allowLoopbackHttp;
    }

    /**
     * Takes an acceptable URL apart.
     *
     * @throws TargetRefused if it is not acceptable
     */
    public Target check(String url) {
        URI uri = parse(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new TargetRefused(Reason.SCHEME);
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.indexOf('@') >= 0) {
            throw new TargetRefused(Reason.USER_INFO);
        }
        if (uri.getRawFragment() != null) {
            throw new TargetRefused(Reason.FRAGMENT);
        }
        boolean secure = scheme.equals("https");
        if (!secure && allowLoopbackHttp && LOOPBACK.equals(uri.getHost())) {
            return new Target(false, LOOPBACK, portOf(uri, HTTP), pathOf(uri), true);
        }
        if (!secure) {
            throw new TargetRefused(Reason.SCHEME);
        }
        String host = hostOf(uri, authority);
        int port = portOf(uri, HTTPS);
        if (!PORTS.contains(port)) {
            throw new TargetRefused(Reason.PORT);
        }
        return new Target(true, host, port, pathOf(uri), false);
    }

    private static URI parse(String url) {
        if (url.length() > LONGEST || !url.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new TargetRefused(Reason.MALFORMED);
        }
        try {
            URI uri = new URI(url);
            if (uri.isOpaque() || !uri.isAbsolute()) {
                throw new TargetRefused(Reason.MALFORMED);
            }
            return uri;
        } catch (URISyntaxException broken) {
            throw new TargetRefused(Reason.MALFORMED);
        }
    }

    /**
     * Java reads an authority that is no host and port as a "registry name" and gives no host. It is refused in any case;
     * the check of its text only finds the better reason.
     */
    private static String hostOf(URI uri, String authority) {
        @Nullable String host = uri.getHost();
        if (host != null) {
            return HostNames.requirePublic(host);
        }
        HostNames.requirePublic(authority);
        throw new TargetRefused(Reason.HOST);
    }

    private static int portOf(URI uri, int ordinary) {
        int port = uri.getPort();
        if (port == -1) {
            return ordinary;
        }
        if (port < 1 || port > 0xffff) {
            throw new TargetRefused(Reason.PORT);
        }
        return port;
    }

    private static String pathOf(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}
