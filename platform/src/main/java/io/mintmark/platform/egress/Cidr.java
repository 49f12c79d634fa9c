package io.mintmark.platform.egress;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses such as {@code 10.0.0.0/8} or {@code fc00::/7} (RFC 4632, RFC 4291).
 *
 * @param network its first address, as 4 or 16 bytes
 * @param prefix how many leading bits all its addresses share
 */
record Cidr(byte[] network, int prefix) {
    /**
     * Reads the usual notation.
     *
     * @throws IllegalArgumentException if it is something else; names are not looked up
     */
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException(text + " is no address range");
        }
        try {
            byte[] network = InetAddress.getByName(address).getAddress();
            int prefix = Integer.parseInt(text.substring(slash + 1));
            if (prefix < 0 || prefix > network.length * Byte.SIZE) {
                throw new IllegalArgumentException(text + " is no address range");
            }
            return new Cidr(network, prefix);
        } catch (UnknownHostException broken) {
            throw new IllegalArgumentException(text + " is no address range", broken);
        }
    }

    /** Whether the address, 4 or 16 bytes, lies in it. An IPv4 address lies in no IPv6 range. */
    boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        int rest = network.length * Byte.SIZE - prefix;
        return new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
    }
}
