package io.mintmark.local.bench.report;

/**
 * A figure with something to reach.
 *
 * @param wanted in words
 * @param measured in words
 */
public record Bar(String name, String wanted, String measured, boolean met) {}
