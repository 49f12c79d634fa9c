package io.mintmark.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private final Replica first = new Replica(Service.VAULT, 1, 8100);
    private final Replica second = new Replica(Service.VAULT, 2, 8102);
    private final Replicas replicas = new Replicas(List.of(first, second));

    @Test
    void readyReplicasTakeTurns() {
        // given
        replicas.setReady(first, true);
        replicas.setReady(second, true);

        // when / then
        assertThat(replicas.inTurn(Service.VAULT)).containsExactly(first, second);
        assertThat(replicas.inTurn(Service.VAULT)).containsExactly(second, first);
        assertThat(replicas.inTurn(Service.VAULT)).containsExactly(first, second);
    }

    @Test
    void oneThatIsNotReadyIsLeftOut() {
        // given
        replicas.setReady(first, true);
        replicas.setReady(second, true);

        // when
        replicas.setReady(first, false);

        // then
        assertThat(replicas.inTurn(Service.VAULT)).containsExactly(second);
    }

    @Test
    void whereNoneIsReadyAllAreTried() {
        assertThat(replicas.inTurn(Service.VAULT)).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aServiceWithoutReplicasHasNobodyToTry() {
        assertThat(replicas.inTurn(Service.SESSION)).isEmpty();
    }
}
