package io.mintmark.vault.forward.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mintmark.platform.egress.AddressPolicy;
import io.mintmark.platform.testing.Tripwire;
import io.mintmark.vault.forward.application.Destinations.Outgoing;
import io.mintmark.vault.forward.application.Destinations.Reply;
import io.mintmark.vault.forward.domain.Address;
import io.mintmark.vault.forward.domain.SendWindow;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that a profile for merchants could say brings the vault to connect inside: each address is tried although the
 * reader of profiles refused it, at a port of ours, with a name server that leads every name to this machine.
 */
class HostileDestinationsTest {
    private static Vertx vertx;
    private static Tripwire tripwire;

    @BeforeAll
    static void listen() {
        vertx = Vertx.vertx();
        tripwire = new Tripwire();
    }

    @AfterAll
    static void close() throws Exception {
        tripwire.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/io/mintmark/platform/testing/hostile-urls.csv", delimiter = '|')
    void noAddressLeadsToAConnectionWithin(String reason, String url) throws Exception {
        // given
        String aimed = aimed(url);

        // when
        Optional<Reply> reply = send(aimed, new AddressPolicy(List.of())::choose);

        // then
        assertThat(reply)
                .satisfiesAnyOf(none -> assertThat(none).isEmpty(), refused -> assertThat(refused.orElseThrow())
                        .isInstanceOf(Reply.NotSent.class));
        assertThat(tripwire.connections()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://psp.example/pay",
                "https://user@psp.example/pay",
                "https://psp.example@127.0.0.1/pay",
                "https://psp.example/pay?to=127.0.0.1",
                "https://psp.example/pay#x",
                "https://psp.example/../pay",
                "https://psp.example/pay/./x",
                "https://psp.example/pay/..",
                "https://psp.example//pay",
                "https://psp.example/%2e%2e/pay",
                "https://{host}/pay",
                "https://{host}.psp.example/pay",
                "ftp://psp.example/pay",
                "https:///pay",
                "//psp.example/pay",
                "https://psp.example",
            })
    void aProfileIsNotReadWithSuchAnAddress(String url) {
        assertThatThrownBy(() -> Address.parse(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTripwireNoticesWhoGetsThrough() throws Exception {
        // given
        try (Tripwire open = new Tripwire()) {
            // when
            send("https://psp.example:" + open.port() + "/pay", found -> found.stream()
                    .findFirst());

            // then
            assertThat(open.connections()).isPositive();
        }
    }

    /** The same address, at the port where we would notice. */
    private static String aimed(String url) {
        return url.replaceFirst("^(\\w+:/*[^/?#:]*(?:\\[[^]]*])?)(?::\\d+)?(?=[/?#]|$)", "$1:" + tripwire.port());
    }

    /** What became of it; empty where not even that was possible. */
    private static Optional<Reply> send(String url, Function<List<InetAddress>, Optional<InetAddress>> vetting) {
        VertxDestinations destinations = new VertxDestinations(
                vertx, TestForwardConfig.CONFIG, name -> Uni.createFrom().item(List.of(thisMachine())), vetting);
        try {
            return Optional.of(destinations
                    .send(new Outgoing(
                            "POST",
                            url,
                            Map.of(),
                            new byte[0],
                            new SendWindow(System.nanoTime(), Duration.ofSeconds(9)),
                            Duration.ofSeconds(4),
                            true,
                            1_000))
                    .await()
                    .atMost(Duration.ofSeconds(5)));
        } catch (IllegalArgumentException | NullPointerException noAddress) {
            return Optional.empty();
        } finally {
            destinations.close();
        }
    }

    private static InetAddress thisMachine() {
        return InetAddress.getLoopbackAddress();
    }
}
