package io.mintmark.local.bench.report;

import io.mintmark.local.bench.machine.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that a run has found out.
 *
 * @param options as the command line had them
 * @param machine what it was measured on
 * @param processes what each process took, by measurement and then by name
 * @param checked what was compared with the API in the end
 */
public record Figures(
        Instant at,
        Map<String, Integer> options,
        Map<String, String> machine,
        List<Comparison> comparisons,
        OpenModel openModel,
        Map<String, Map<String, Usage>> processes,
        Map<String, Integer> checked) {}
