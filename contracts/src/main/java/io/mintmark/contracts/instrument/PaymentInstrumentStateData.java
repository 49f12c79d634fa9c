package io.mintmark.contracts.instrument;

/** The last state of an instrument, for readers who join late. A deleted instrument is a record without a value. */
public record PaymentInstrumentStateData(PaymentInstrumentView paymentInstrument) {}
