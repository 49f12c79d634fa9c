package io.mintmark.webhook;

import io.mintmark.platform.testing.ArchitectureRules;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchitectureRules RULES = ArchitectureRules.of("io.mintmark.webhook");

    @Test
    void theSharedRulesHold() {
        RULES.check();
    }

    @Test
    void featuresKeepToThemselves() {
        RULES.featuresKeepToThemselves(Set.of());
    }
}
