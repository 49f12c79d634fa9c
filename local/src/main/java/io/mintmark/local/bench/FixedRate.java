package io.mintmark.local.bench;

import io.mintmark.local.bench.load.Latencies.Summary;
import io.mintmark.local.client.OpenedSession;
import java.util.List;

/**
 * Latencies of the open model, each from the moment when its first request was due.
 *
 * @param page from the payer's link to the card page
 * @param post from the form to its answer
 * @param whole what the payer waited in all: both of them, without the typing
 * @param sessions whose cards were saved
 */
record FixedRate(Summary page, Summary post, Summary whole, List<OpenedSession> sessions) {}
