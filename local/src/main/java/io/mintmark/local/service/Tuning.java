package io.mintmark.local.service;

import java.util.List;
import java.util.stream.Stream;

/** What the JVMs of services and broker are given: how much heap, and how far they compile what runs often. */
public enum Tuning {
    /**
     * Small and soon there, on a machine that four services share with a broker and a database. The first compiler
     * alone: a start takes a third less CPU and 40 MB less memory, and what runs for long runs slower.
     */
    QUICK_START(
            List.of("-Xms32m", "-Xmx112m"),
            List.of("-Xmx256m"),
            List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=48m")),

    /**
     * For whoever measures. The young generation holds what many requests at once leave behind: in a small one that
     * outlives a collection, and the full ones that follow stop the service for a tenth of a second and more. Memory
     * comes in huge pages where the system gives them to those who ask (the flag is Linux's alone). Both compilers, whose
     * code is larger. Their threads stay, so that their work can be told; and their code stays while something else is
     * measured, as it would where everything is in use all the time.
     */
    UNDER_LOAD(
            List.of("-Xms176m", "-Xmx176m", "-Xmn96m"),
            List.of("-Xms512m", "-Xmx512m", "-Xmn256m"),
            List.of(
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "-XX:+UseTransparentHugePages",
                    "-XX:ReservedCodeCacheSize=128m",
                    "-XX:-UseCodeCacheFlushing",
                    "-XX:-UseDynamicNumberOfCompilerThreads"));

    private final List<String> serviceHeap;
    private final List<String> brokerHeap;
    private final List<String> compilation;

    Tuning(List<String> serviceHeap, List<String> brokerHeap, List<String> compilation) {
        this.serviceHeap = serviceHeap;
        this.brokerHeap = brokerHeap;
        this.compilation = compilation;
    }

    /** For the command line of a service's JVM. */
    public List<String> ofService() {
        return joined(serviceHeap);
    }

    /** For the command line of the broker's JVM. */
    public List<String> ofBroker() {
        return joined(brokerHeap);
    }

    private List<String> joined(List<String> heap) {
        return Stream.concat(heap.stream(), compilation.stream()).toList();
    }
}
