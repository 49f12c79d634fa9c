package io.mintmark.platform.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a name server of a few lines, which knows one name. */
class NettyNamesTest {
    private static final int A = 1;
    private static final int AAAA = 28;

    private final Map<Integer, List<String>> records = new ConcurrentHashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private DatagramSocket server;
    private NettyNames names;

    @BeforeEach
    void start() throws Exception {
        server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        new Thread(this::serve, "name-server").start();
        names = new NettyNames(
                vertx,
                new SingletonDnsServerAddressStreamProvider(
                        new InetSocketAddress(InetAddress.getByName("127.0.0.1"), server.getLocalPort())));
    }

    @AfterEach
    void stop() {
        names.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void allAddressesOfBothKindsAreFound() throws Exception {
        records.put(A, List.of("203.0.113.7", "10.0.0.1"));
        records.put(AAAA, List.of("fd00::1"));

        assertThat(resolve("hooks.merchant.example"))
                .containsExactlyInAnyOrder(
                        InetAddress.getByName("203.0.113.7"),
                        InetAddress.getByName("10.0.0.1"),
                        InetAddress.getByName("fd00::1"));
    }

    @Test
    void aNameWithoutAddressesIsUnknown() {
        assertThatThrownBy(() -> resolve("hooks.merchant.example")).hasMessageContaining("hooks.merchant.example");
    }

    @Test
    void theHostsFileHasNoSay() {
        assertThatThrownBy(() -> resolve("localhost")).isNotNull();
    }

    private List<InetAddress> resolve(String name) {
        return names.resolve(name).await().atMost(Duration.ofSeconds(20));
    }

    private void serve() {
        byte[] buffer = new byte[512];
        while (!server.isClosed()) {
            try {
                DatagramPacket query = new DatagramPacket(buffer, buffer.length);
                server.receive(query);
                byte[] answer = answer(ByteBuffer.wrap(buffer, 0, query.getLength()));
                server.send(new DatagramPacket(answer, answer.length, query.getSocketAddress()));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** RFC 1035 section 4: the question comes back, then one record for each address of the kind that was asked for. */
    private byte[] answer(ByteBuffer query) throws IOException {
        int start = 12;
        int end = start;
        while (query.get(end) != 0) {
            end += query.get(end) + 1;
        }
        int type = query.getShort(end + 1);
        List<String> addresses = records.getOrDefault(type, List.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(query.getShort(0));
        out.writeShort(0x8180);
        out.writeShort(1);
        out.writeShort(addresses.size());
        out.writeInt(0);
        out.write(query.array(), start, end + 5 - start);
        for (String address : addresses) {
            byte[] raw = InetAddress.getByName(address).getAddress();
            out.writeShort(0xc000 | start);
            out.writeShort(type);
            out.writeShort(1);
            out.writeInt(60);
            out.writeShort(raw.length);
            out.write(raw);
        }
        return bytes.toByteArray();
    }
}
