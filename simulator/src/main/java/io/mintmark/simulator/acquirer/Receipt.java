package io.mintmark.simulator.acquirer;

/**
 * A request for a reference that was known already. It changed nothing.
 *
 * @param same whether the body was the same too
 */
record Receipt(String reference, boolean same) implements Entry {}
