package io.mintmark.vault.forward.application;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What came of a forward that was not refused. */
public sealed interface Outcome {
    /** As it is recorded and answered. */
    String wireName();

    /** More precisely, for the record. */
    String detail();

    /**
     * The destination answered.
     *
     * @param headers the fields of its answer that the profile lets through
     * @param body the members of its answer that the profile lets through
     */
    record Answered(int status, Map<String, String> headers, JsonNode body) implements Outcome {
        @Override
        public String wireName() {
            return "answered";
        }

        @Override
        public String detail() {
            return Integer.toString(status);
        }
    }

    /** The destination answered a merchant's forward, and its answer repeats the card: nothing of it is passed on. */
    record Withheld(int status) implements Outcome {
        @Override
        public String wireName() {
            return "withheld";
        }

        @Override
        public String detail() {
            return Integer.toString(status);
        }
    }

    /**
     * Nothing of it reached the destination, and nothing will.
     *
     * @param reason {@code too_late}, {@code unreachable} or {@code address_refused}
     */
    record NotSent(String reason) implements Outcome {
        @Override
        public String wireName() {
            return "not_sent";
        }

        @Override
        public String detail() {
            return reason;
        }
    }

    /**
     * It may have reached the destination: ask there.
     *
     * @param reason {@code timeout}, {@code connection_lost} or {@code unreadable_answer}
     */
    record Unknown(String reason) implements Outcome {
        @Override
        public String wireName() {
            return "unknown";
        }

        @Override
        public String detail() {
            return reason;
        }
    }
}
