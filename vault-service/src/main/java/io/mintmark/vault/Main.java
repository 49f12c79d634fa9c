package io.mintmark.vault;

import io.mintmark.platform.runtime.ServiceMain;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the vault, or with the argument {@code migrate} brings its schema up to date. */
@QuarkusMain
public final class Main {
    Main() {}

    /** Runs until it is told to stop. */
    public static void main(String... args) {
        ServiceMain.run(args);
    }
}
