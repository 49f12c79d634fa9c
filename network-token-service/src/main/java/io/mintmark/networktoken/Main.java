package io.mintmark.networktoken;

import io.mintmark.platform.runtime.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Serves; with the argument {@code migrate} brings the schema {@code network_token} up to date instead. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... args) {
        ServiceMain.run(args);
    }
}
