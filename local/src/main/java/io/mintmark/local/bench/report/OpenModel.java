package io.mintmark.local.bench.report;

import io.mintmark.local.bench.load.Latencies.Summary;

/**
 * Latencies at a fixed rate, from the moment when each was due.
 *
 * @param rate card saves a second
 * @param page from the payer's link to the card page
 * @param post from the form to its answer
 * @param whole both
 * @param webhook from the commit to the receipt of {@code session.completed}
 */
public record OpenModel(int rate, Summary page, Summary post, Summary whole, Summary webhook) {}
