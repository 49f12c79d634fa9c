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
    void usuallyAServiceIsCompiledQuickly() {
        assertThat(command(Compilation.QUICK)).contains("-XX:TieredStopAtLevel=1", "-Xmx112m");
    }

    @Test
    void forAMeasurementItIsCompiledInFullInTheSameHeap() {
        assertThat(command(Compilation.FULL))
                .contains("-Xmx112m", "-XX:+DisableAttachMechanism")
                .noneMatch(flag -> flag.contains("Tiered"));
    }

    private List<String> command(Compilation compilation) {
        return new ServiceProgram(folders, Path.of("java"), compilation)
                .serve(Service.VAULT, 1, Map.of())
                .command();
    }
}
