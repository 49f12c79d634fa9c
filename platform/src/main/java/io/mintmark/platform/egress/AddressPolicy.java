package io.mintmark.platform.egress;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses are never connected to: all that the IANA special-purpose registries (RFC 6890) reserve, whatever IPv6
 * outside global unicast (2000::/3, RFC 4291), and the ranges that the operator adds for the cluster's own networks. An
 * IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is judged as what it leads to.
 */
public final class AddressPolicy {
    private static final List<Cidr> SPECIAL_V4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Cidr::parse)
            .toList();

    private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");
    private static final List<Cidr> SPECIAL_V6 = Stream.of("2001::/23", "2001:db8::/32", "3fff::/20")
            .map(Cidr::parse)
            .toList();

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    private final List<Cidr> own;

    /** @param ownRanges in CIDR notation, denied besides the special ones */
    public AddressPolicy(Collection<String> ownRanges) {
        this.own = ownRanges.stream().map(Cidr::parse).toList();
    }

    /**
     * The address to connect to, out of all that a name has; empty if there is none, or if one of them is denied. One bad
     * address condemns the name: it would otherwise pass by luck of order.
     */
    public Optional<InetAddress> choose(List<InetAddress> addresses) {
        return addresses.stream().anyMatch(this::isDenied)
                ? Optional.empty()
                : addresses.stream().findFirst();
    }

    /** Whether this address is never connected to. */
    public boolean isDenied(InetAddress address) {
        return isDenied(address.getAddress());
    }

    private boolean isDenied(byte[] address) {
        if (own.stream().anyMatch(range -> range.contains(address))) {
            return true;
        }
        if (address.length == 4) {
            return SPECIAL_V4.stream().anyMatch(range -> range.contains(address));
        }
        if (isMapped(address) || NAT64.contains(address)) {
            return isDenied(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isDenied(Arrays.copyOfRange(address, 2, 6));
        }
        return !GLOBAL_V6.contains(address) || SPECIAL_V6.stream().anyMatch(range -> range.contains(address));
    }

    /** ::ffff:0:0/96. Java turns such an address into its IPv4 form wherever it can; this holds where it did not. */
    private static boolean isMapped(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) {
                return false;
            }
        }
        return address[10] == (byte) 0xff && address[11] == (byte) 0xff;
    }
}
