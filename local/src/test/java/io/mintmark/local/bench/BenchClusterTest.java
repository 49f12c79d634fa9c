package io.mintmark.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.ClusterOptions;
import io.mintmark.local.plan.Folders;
import io.mintmark.local.service.Tuning;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchClusterTest {
    @Test
    void theFloorHasAsManyConnectionsAsAServicesPool() {
        // the value of quarkus.datasource.reactive.max-size that all services share
        assertThat(BenchCluster.connectionsOfAService()).isEqualTo(12);
    }

    @Test
    void theFloorsRelayKeepsThePaceOfAServices() {
        // the value of mintmark.outbox.pace that all services share
        assertThat(BenchCluster.paceOfARelay()).isEqualTo(Duration.ofMillis(25));
    }

    @Test
    void aBenchmarkHasDataOfItsOwnAndServicesThatAreTunedForLoad() {
        // given
        Folders folders = new Folders(Path.of("/somewhere"), Path.of("/somewhere/target/bench/cluster"));

        // when
        ClusterOptions options = BenchCluster.options(folders);

        // then
        assertThat(options.data()).isEqualTo(folders.data());
        assertThat(options.connectionFile()).isEqualTo(folders.data().resolve("connection.json"));
        assertThat(options.portBase()).isZero();
        assertThat(options.fresh()).isTrue();
        assertThat(options.tuning()).isEqualTo(Tuning.UNDER_LOAD);
    }
}
