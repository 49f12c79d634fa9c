package io.mintmark.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortPlanTest {
    private final PortPlan plan = new PortPlan(8080);

    @Test
    void everythingCountsFromTheBase() {
        assertThat(List.of(
                        plan.gateway(),
                        plan.shop(),
                        plan.internal(),
                        plan.postgres(),
                        plan.kafka(),
                        plan.kafkaController(),
                        plan.simulator(),
                        plan.reference()))
                .containsExactly(8080, 8081, 8082, 8083, 8084, 8085, 8086, 8087);
        assertThat(plan.http(Service.SESSION, 1)).isEqualTo(8090);
        assertThat(plan.management(Service.SESSION, 1)).isEqualTo(8091);
        assertThat(plan.http(Service.SESSION, 2)).isEqualTo(8092);
        assertThat(plan.http(Service.WEBHOOK, 5)).isEqualTo(8128);
    }

    @Test
    void noTwoHoldersShareAPortAndAllAreWithinTheSpan() {
        // when
        List<Integer> numbers = plan.all(PortPlan.MOST_REPLICAS).stream()
                .map(PortPlan.Port::number)
                .toList();

        // then
        assertThat(numbers)
                .doesNotHaveDuplicates()
                .hasSize(8 + 4 * 5 * 2)
                .allMatch(port -> port < 8080 + PortPlan.SPAN);
    }

    @Test
    void aBaseThatLeavesNoRoomIsRefused() {
        assertThatThrownBy(() -> new PortPlan(80)).hasMessage("the port base is between 1024 and 65485");
        assertThatThrownBy(() -> new PortPlan(65_500)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.http(Service.VAULT, 6)).hasMessage("replicas count from 1 to 5");
    }

    @Test
    void aTakenPortIsNamedWithItsHolder() throws Exception {
        // given
        PortPlan free = FreePorts.find(1, new SecureRandom());
        try (ServerSocket other = new ServerSocket(free.kafka(), 1, InetAddress.getLoopbackAddress())) {
            // when / then
            assertThat(other.isBound()).isTrue();
            assertThat(FreePorts.firstTaken(free, 1)).contains(new PortPlan.Port(free.kafka(), "Kafka"));
        }
        assertThat(FreePorts.firstTaken(free, 1)).isEmpty();
    }
}
