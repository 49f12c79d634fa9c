package io.mintmark.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceProgramTest {
    private final Folders folders = new Folders(Path.of("/somewhere"), Path.of("/somewhere/data"));

    @Test
    void usuallyAServiceIsSmallAndCompiledQuickly() {
        assertThat(command(Tuning.QUICK_START)).contains("-XX:TieredStopAtLevel=1", "-Xmx112m");
    }

    @Test
    void forAMeasurementItIsCompiledInFullAndHasRoomForWhatManyRequestsLeaveBehind() {
        assertThat(command(Tuning.UNDER_LOAD))
                .contains("-Xmx176m", "-Xmn96m", "-XX:+UseTransparentHugePages")
                .noneMatch(flag -> flag.contains("Tiered"));
    }

    @Test
    void nobodyAttachesToTheVaultHoweverItIsTuned() {
        for (Tuning tuning : Tuning.values()) {
            assertThat(command(tuning)).contains("-XX:+DisableAttachMechanism");
        }
    }

    private List<String> command(Tuning tuning) {
        return new ServiceProgram(folders, Path.of("java"), tuning)
                .serve(Service.VAULT, 1, Map.of())
                .command();
    }
}
