package io.mintmark.local.service;

import java.util.List;

/** How far the JVMs of services and broker compile what runs often. */
public enum Compilation {
    /**
     * The first compiler alone: a start takes a third less CPU and 40 MB less memory, and what runs for long runs
     * slower.
     */
    QUICK(List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=48m")),

    /**
     * Both compilers, for whoever measures; their code is larger. Their threads stay, so that their work can be told; and
     * their code stays while something else is measured, as it would where everything is in use all the time.
     */
    FULL(List.of(
            "-XX:ReservedCodeCacheSize=128m", "-XX:-UseCodeCacheFlushing", "-XX:-UseDynamicNumberOfCompilerThreads"));

    private final List<String> flags;

    Compilation(List<String> flags) {
        this.flags = flags;
    }

    /** For the JVM's command line. */
    public List<String> flags() {
        return flags;
    }
}
