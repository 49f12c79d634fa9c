package io.mintmark.simulator.acquirer;

/** A line in the books. */
sealed interface Entry permits Operation, Receipt, Answered {
    /** The caller's name for the operation that this is about. */
    String reference();
}
