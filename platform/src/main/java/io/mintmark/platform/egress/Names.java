package io.mintmark.platform.egress;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;

/** Looks up what a public name leads to. */
public interface Names {
    /**
     * All addresses of the name, IPv4 and IPv6; fails with {@link java.net.UnknownHostException} if there are none or
     * nobody answers.
     */
    Uni<List<InetAddress>> resolve(String host);
}
