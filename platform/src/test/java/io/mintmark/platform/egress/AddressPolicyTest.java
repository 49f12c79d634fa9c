package io.mintmark.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final AddressPolicy POLICY = new AddressPolicy(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.0",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.170",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::2",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:2::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "2002:c0a8:1::1",
                "3fff::1",
                "5f00::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "4000::1",
                "e000::1"
            })
    void specialAddressesAreDenied(String address) throws Exception {
        assertThat(POLICY.isDenied(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.0",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void publicAddressesAreNot(String address) throws Exception {
        assertThat(POLICY.isDenied(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void anAddressThatJavaDidNotUnmapIsJudgedByItsInside() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;

        assertThat(POLICY.isDenied(Inet6Address.getByAddress("x", mapped, -1))).isTrue();
    }

    @Test
    void oneBadAddressCondemnsTheName() throws Exception {
        List<InetAddress> good = addresses("8.8.8.8", "2606:4700:4700::1111");
        List<InetAddress> mixed = addresses("8.8.8.8", "10.0.0.1");

        assertThat(POLICY.choose(good)).contains(good.get(0));
        assertThat(POLICY.choose(mixed)).isEmpty();
        assertThat(POLICY.choose(List.of())).isEmpty();
    }

    @Test
    void theOperatorsOwnRangesAreDeniedToo() throws Exception {
        AddressPolicy policy = new AddressPolicy(List.of("20.30.0.0/16", "2a02:1234::/32"));

        assertThat(policy.isDenied(InetAddress.getByName("20.30.40.50"))).isTrue();
        assertThat(policy.isDenied(InetAddress.getByName("::ffff:20.30.40.50"))).isTrue();
        assertThat(policy.isDenied(InetAddress.getByName("2a02:1234::5"))).isTrue();
        assertThat(policy.isDenied(InetAddress.getByName("20.31.0.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "fc00::/129",
                "example.com/8",
                "10.0.0/8",
                "999.0.0.0/8"
            })
    void whatIsNoRangeStopsTheStartUp(String range) {
        assertThatThrownBy(() -> new AddressPolicy(List.of(range))).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<InetAddress> addresses(String... texts) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(InetAddress.getByName(text));
        }
        return addresses;
    }
}
