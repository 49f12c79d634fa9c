package io.mintmark.webhook.egress.domain;

/**
 * A URL that passed the {@link TargetPolicy}, taken apart.
 *
 * @param secure https rather than http
 * @param host lower case; a DNS name, or 127.0.0.1 where loopback is allowed
 * @param port 1 to 65535
 * @param pathAndQuery at least {@code /}
 * @param loopback whether it is the one address that needs no resolving
 */
public record Target(boolean secure, String host, int port, String pathAndQuery, boolean loopback) {
    /** Host and port: what several URLs may share. */
    public String hostKey() {
        return host + ":" + port;
    }
}
