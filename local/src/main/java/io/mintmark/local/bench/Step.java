package io.mintmark.local.bench;

/** Something that is done once, and may fail. */
interface Step {
    void run() throws Exception;
}
