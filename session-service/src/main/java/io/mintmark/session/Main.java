package io.mintmark.session;

import io.mintmark.platform.runtime.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts session-service; with the argument {@code migrate} it brings its schema up to date and ends. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        ServiceMain.run(args);
    }
}
