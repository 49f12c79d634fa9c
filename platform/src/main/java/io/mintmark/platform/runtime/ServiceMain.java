package io.mintmark.platform.runtime;

import io.mintmark.platform.database.Migrations;
import io.quarkus.runtime.Quarkus;

/** What every service's main method does: {@code migrate} brings the schema up to date and ends, anything else serves. */
public final class ServiceMain {
    private ServiceMain() {}

    /** Starts the service, or with the first argument {@code migrate} runs its migrations as the schema's owner. */
    public static void run(String... args) {
        if (args.length > 0 && "migrate".equals(args[0])) {
            Migrations.fromEnvironment().run();
        } else {
            Quarkus.run(args);
        }
    }
}
