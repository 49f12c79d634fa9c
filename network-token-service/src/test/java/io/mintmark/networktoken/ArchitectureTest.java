package io.mintmark.networktoken;

import io.mintmark.platform.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void theServiceKeepsTheRulesOfTheHouse() {
        ArchitectureRules.of("io.mintmark.networktoken").check();
    }
}
