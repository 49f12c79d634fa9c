package io.mintmark.webhook.testing;

import io.mintmark.platform.testing.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** Switches Postgres and Kafka on for all in-process tests of the module. */
@QuarkusTestResource(value = TestInfrastructure.class, initArgs = @ResourceArg(name = "schema", value = "webhook"))
final class WithInfrastructure {
    private WithInfrastructure() {}
}
