package io.mintmark.local.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void everyFigureHasItsPlace() {
        // when
        String report = Markdown.of(Samples.figures(Samples.saves(140, 410, 390), 50, 18, 160));

        // then
        assertThat(report.lines())
                .contains(
                        "# Benchmark of 2026-11-21T04:05:06Z",
                        "| card save | 1400 |      140.0 |    8.0 |   40.0 |   80.0 |    410.0 / 390.0 | 8.0 / 8.0 | 40.0 / 40.0 | 46 in 12 | 0.350 |    8500.0 / 8300.0 |            60.0 |",
                        "| card save, both   |  1500 |   18.0 |  160.0 |  320.0 |",
                        "| card save at 50/s: p99 of the whole |  ≤ 150 ms | 160.0 ms | not met |",
                        "| vault-service |              4.3 |         230 |",
                        "| Postgres fsync | on |",
                        "Checked in the end: 4321 saved cards.")
                .noneMatch(line -> line.contains("not quiet"));
    }

    @Test
    void ofBatchesTheirCardsAreCounted() {
        // when
        String report = Markdown.of(Samples.batches(14, 40, 200L << 20, 210L << 20));

        // then
        assertThat(report.lines())
                .contains(
                        "| batch tokenization | 14000 |     1400.0 |    8.0 |   40.0 |   80.0 |  4000.0 / 4000.0 | 8.0 / 8.0 | 40.0 / 40.0 | 110 in 2 | 0.350 |    8400.0 / 8400.0 |             6.0 |",
                        "“batch tokenization” counts cards; its times and its SQL are those of a batch of 100.");
    }

    @Test
    void aNoisyMachineIsNamed() {
        // when
        String report = Markdown.of(Samples.figures(Samples.saves(140, 450, 350), 50, 18, 160));

        // then
        assertThat(report)
                .contains(
                        "The floor of “card save” moved by 25 % between before and after: the machine was not quiet.");
    }
}
