package io.mintmark.vault.forward.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.egress.AddressPolicy;
import io.mintmark.platform.egress.Names;
import io.mintmark.vault.forward.application.Destinations.Outgoing;
import io.mintmark.vault.forward.application.Destinations.Reply;
import io.mintmark.vault.forward.domain.SendWindow;
import io.mintmark.vault.testing.DestinationStub;
import io.mintmark.vault.testing.DestinationStub.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a name leads to is looked up and vetted anew for each request, and the connection goes to what was vetted. */
class VertxDestinationsTest {
    private final Vertx vertx = Vertx.vertx();
    private final DestinationStub destination = DestinationStub.shared();
    private final List<String> asked = new ArrayList<>();
    private Duration timeout = Duration.ofSeconds(4);
    private final int port = URI.create(destination.baseUrl()).getPort();

    @BeforeEach
    void theDestinationAnswers() {
        destination.answers(200, "{}");
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.7", "::1", "fd00::1", "::ffff:127.0.0.1"})
    void aNameThatLeadsToANetworkOfOursIsNotConnectedTo(String address) throws Exception {
        // given
        InetAddress found = InetAddress.getByName(address);

        // when
        Reply reply = send(leadingTo(found), new AddressPolicy(List.of())::choose);

        // then
        assertThat(reply).isEqualTo(new Reply.NotSent("address_refused"));
        assertThat(asked).containsExactly("psp.example");
        assertThat(destination.received()).isEmpty();
    }

    @Test
    void theConnectionGoesToTheVettedAddressUnderTheNameOfTheUrl() throws Exception {
        // given
        InetAddress vetted = InetAddress.getByName("127.0.0.1");

        // when
        Reply reply = send(leadingTo(vetted), found -> found.stream().findFirst());

        // then
        assertThat(reply).isInstanceOf(Reply.Received.class);
        assertThat(destination.received())
                .extracting(Received::target, request -> request.headers().get("host"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/pay", "psp.example:" + port));
        assertThat(asked).containsExactly("psp.example");
    }

    @Test
    void aNameThatNobodyKnowsOrThatTakesTooLongGotNothing() {
        timeout = Duration.ofMillis(200);
        assertThat(send(name -> Uni.createFrom().failure(new UnknownHostException(name)), found -> found.stream()
                        .findFirst()))
                .isEqualTo(new Reply.NotSent("unreachable"));
        assertThat(send(name -> Uni.createFrom().nothing(), found -> found.stream()
                        .findFirst()))
                .isEqualTo(new Reply.NotSent("unreachable"));
        assertThat(destination.received()).isEmpty();
    }

    private Names leadingTo(InetAddress address) {
        return name -> {
            asked.add(name);
            return Uni.createFrom().item(List.of(address));
        };
    }

    private Reply send(Names names, Function<List<InetAddress>, Optional<InetAddress>> vetting) {
        return new VertxDestinations(vertx, TestForwardConfig.CONFIG, names, vetting)
                .send(new Outgoing(
                        "POST",
                        "http://psp.example:" + port + "/pay",
                        Map.of("content-type", "application/json"),
                        new byte[] {'{', '}'},
                        new SendWindow(System.nanoTime(), Duration.ofSeconds(9)),
                        timeout,
                        true,
                        1_000))
                .await()
                .atMost(Duration.ofSeconds(5));
    }
}
