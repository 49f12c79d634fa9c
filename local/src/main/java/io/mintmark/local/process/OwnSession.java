package io.mintmark.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts a program into a session of its own. A terminal's Ctrl-C goes to the whole foreground group: without this, the
 * services and Kafka would stop at the same moment as the launcher, which means to stop them in order.
 */
final class OwnSession {
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/local/bin");
    private static final Optional<Path> SETSID = find("setsid");
    private static final Optional<Path> PERL = find("perl");

    private OwnSession() {}

    /** The command that runs {@code command} so; the same process id goes on to be the program's. */
    static List<String> of(List<String> command) {
        List<String> wrapped = new ArrayList<>();
        if (SETSID.isPresent()) {
            wrapped.add(SETSID.get().toString());
        } else if (PERL.isPresent()) {
            // macOS has no setsid, but perl.
            wrapped.addAll(List.of(PERL.get().toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die"));
        }
        wrapped.addAll(command);
        return wrapped;
    }

    private static Optional<Path> find(String program) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
