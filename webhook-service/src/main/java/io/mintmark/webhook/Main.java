package io.mintmark.webhook;

import io.mintmark.platform.runtime.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts webhook-service, or with the argument {@code migrate} brings its schema up to date. */
@QuarkusMain
public final class Main {
    public static void main(String... args) {
        ServiceMain.run(args);
    }
}
