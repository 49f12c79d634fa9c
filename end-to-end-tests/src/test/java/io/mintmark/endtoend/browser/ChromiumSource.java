package io.mintmark.endtoend.browser;

import java.nio.file.Path;
import java.util.Optional;

/** One way to come by a Chromium. */
interface ChromiumSource {
    /** What to read in the message of a failure, such as "nothing on the PATH". */
    String whenThereIsNone();

    /** The executable, fetched if this is a way that fetches; empty if this way leads nowhere on this machine. */
    Optional<Path> find();
}
