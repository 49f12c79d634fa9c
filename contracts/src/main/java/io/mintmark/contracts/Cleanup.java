package io.mintmark.contracts;

/** What Kafka does with old records of a topic. */
public enum Cleanup {
    /** Kept for the retention time, then gone. */
    DELETE,
    /** The last record of each key is kept; a record without a value (a tombstone) erases its key. */
    COMPACT
}
