package io.mintmark.local.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Something to run as a process of its own.
 *
 * @param name how people and the pid file call it; one process a name at a time
 * @param command never carries a secret: every user of the machine can read it
 * @param environment all of the environment; nothing is inherited
 * @param log where its output is appended
 */
public record Program(String name, List<String> command, Map<String, String> environment, Path log) {
    public Program {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Without the environment, which holds secrets. */
    @Override
    public String toString() {
        return "Program[" + name + "]";
    }
}
