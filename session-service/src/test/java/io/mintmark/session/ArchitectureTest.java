package io.mintmark.session;

import io.mintmark.platform.testing.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private final ArchitectureRules rules = ArchitectureRules.of("io.mintmark.session");

    @Test
    void theSharedRulesAreKept() {
        rules.check();
    }

    @Test
    void featuresKeepToThemselves() {
        rules.featuresKeepToThemselves(Set.of());
    }
}
