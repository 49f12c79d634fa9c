package io.mintmark.contracts;

import java.util.List;

/**
 * The attributes of our events (CloudEvents 1.0.2, its Kafka binding, and its extensions sequence, partitioning and
 * distributed tracing). A structured record holds them as JSON members beside {@code data}; each is also a Kafka
 * header with the prefix {@code ce_}.
 */
public final class CloudEventAttributes {
    public static final String SPECVERSION = "specversion";
    public static final String ID = "id";
    public static final String TYPE = "type";
    public static final String SOURCE = "source";
    public static final String SUBJECT = "subject";
    public static final String TIME = "time";
    public static final String DATACONTENTTYPE = "datacontenttype";
    public static final String DATASCHEMA = "dataschema";
    /** Equal to the record's key and to {@link #SUBJECT}. */
    public static final String PARTITIONKEY = "partitionkey";
    /** The aggregate's sequence as {@value #SEQUENCE_DIGITS} digits, so that text compares as numbers do. */
    public static final String SEQUENCE = "sequence";
    /** The merchant's number as text. */
    public static final String MERCHANTID = "merchantid";
    /** W3C trace context of the change, fixed when the event was made; absent where no trace was under way. */
    public static final String TRACEPARENT = "traceparent";
    /** The member beside the attributes in a structured record. Not an attribute. */
    public static final String DATA = "data";

    public static final String SPEC_VERSION = "1.0";
    public static final String JSON = "application/json";
    /** The header {@code content-type} of structured records. */
    public static final String STRUCTURED_CONTENT_TYPE = "application/cloudevents+json; charset=UTF-8";
    /** The Kafka header that tells structured from binary records. */
    public static final String CONTENT_TYPE_HEADER = "content-type";

    /** In the order in which they are written. */
    public static final List<String> ALL = List.of(
            SPECVERSION,
            ID,
            TYPE,
            SOURCE,
            SUBJECT,
            TIME,
            DATACONTENTTYPE,
            DATASCHEMA,
            PARTITIONKEY,
            SEQUENCE,
            TRACEPARENT,
            MERCHANTID);

    private static final String HEADER_PREFIX = "ce_";
    private static final int SEQUENCE_DIGITS = 20;

    private CloudEventAttributes() {}

    /**
     * The Kafka header of an attribute. Of a binary record {@link #DATACONTENTTYPE} is the header
     * {@value #CONTENT_TYPE_HEADER} instead.
     */
    public static String header(String attribute) {
        return HEADER_PREFIX + attribute;
    }

    /** How a sequence, which is never negative, is written. */
    public static String sequence(long sequence) {
        String digits = Long.toString(sequence);
        return "0".repeat(SEQUENCE_DIGITS - digits.length()) + digits;
    }
}
