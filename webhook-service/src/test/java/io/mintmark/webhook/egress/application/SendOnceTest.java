package io.mintmark.webhook.egress.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.platform.egress.AddressPolicy;
import io.mintmark.webhook.egress.domain.AttemptResult;
import io.mintmark.webhook.egress.domain.AttemptResult.Answered;
import io.mintmark.webhook.egress.domain.AttemptResult.Failed;
import io.mintmark.webhook.egress.domain.FailureKind;
import io.mintmark.webhook.egress.domain.TargetPolicy;
import io.mintmark.webhook.testing.TestConfig;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SendOnceTest {
    private static final String URL = "https://merchant.example.com/hooks";
    private static final Message MESSAGE = new Message(Map.of(), new byte[0]);

    private final Deque<Uni<List<InetAddress>>> lookUps = new ArrayDeque<>();
    private final List<InetAddress> connected = new ArrayList<>();
    private final SendOnce sender = sender(true);
    private final SendOnce strict = sender(false);

    @Test
    void itConnectsToTheVettedAddress() throws Exception {
        resolvesTo("8.8.8.8", "2606:4700:4700::1111");

        assertThat(send(URL)).isEqualTo(new Answered(200, null));
        assertThat(connected).containsExactly(InetAddress.getByName("8.8.8.8"));
    }

    @Test
    void aNameThatTurnsInwardsBetweenAttemptsIsNotConnectedTo() throws Exception {
        resolvesTo("8.8.8.8");
        resolvesTo("127.0.0.1");

        send(URL);

        assertThat(send(URL)).isEqualTo(new Failed(FailureKind.ADDRESS_REFUSED));
        assertThat(connected).as("the first attempt's address alone").hasSize(1);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/io/mintmark/platform/testing/hostile-urls.csv", delimiter = '|')
    void aHostileUrlIsNotConnectedToWhateverItsNameLeadsTo(String reason, String url) throws Exception {
        resolvesTo("8.8.8.8");

        AttemptResult result = strict.send(url, MESSAGE).await().atMost(Duration.ofSeconds(5));

        assertThat(result).isEqualTo(new Failed(FailureKind.TARGET_REFUSED));
        assertThat(connected).isEmpty();
    }

    @Test
    void oneInwardAddressAmongManyIsEnough() throws Exception {
        resolvesTo("8.8.8.8", "169.254.169.254");

        assertThat(send(URL)).isEqualTo(new Failed(FailureKind.ADDRESS_REFUSED));
        assertThat(connected).isEmpty();
    }

    @Test
    void anUnknownNameIsAFailureOfDns() {
        lookUps.add(Uni.createFrom().failure(new UnknownHostException()));

        assertThat(send(URL)).isEqualTo(new Failed(FailureKind.DNS));
    }

    @Test
    void aSilentNameServerEndsAtTheDeadline() {
        lookUps.add(Uni.createFrom().nothing());

        assertThat(send(URL)).isEqualTo(new Failed(FailureKind.TIMEOUT));
        assertThat(connected).isEmpty();
    }

    @Test
    void aForbiddenUrlIsNotEvenLookedUp() {
        assertThat(send("https://127.0.0.1/")).isEqualTo(new Failed(FailureKind.TARGET_REFUSED));
        assertThat(connected).isEmpty();
    }

    @Test
    void loopbackNeedsNoLookUp() {
        assertThat(send("http://127.0.0.1:9/x")).isEqualTo(new Answered(200, null));
        assertThat(connected).extracting(InetAddress::getHostAddress).containsExactly("127.0.0.1");
    }

    private SendOnce sender(boolean allowLoopbackHttp) {
        return new SendOnce(
                new TargetPolicy(allowLoopbackHttp),
                new AddressPolicy(List.of()),
                host -> lookUps.remove(),
                (target, address, message, left) -> {
                    connected.add(address);
                    return Uni.createFrom().item(new Answered(200, null));
                },
                TestConfig.withDeadline(Duration.ofMillis(200)));
    }

    private AttemptResult send(String url) {
        return sender.send(url, MESSAGE).await().atMost(Duration.ofSeconds(5));
    }

    private void resolvesTo(String... texts) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : texts) {
            addresses.add(InetAddress.getByName(text));
        }
        lookUps.add(Uni.createFrom().item(addresses));
    }
}
