package io.mintmark.endtoend.acquirer;

import com.fasterxml.jackson.databind.JsonNode;

/** What was approved, let go of, captured and refunded in one currency, in minor units. */
public record Sums(long authorized, long voided, long captured, long refunded) {
    static Sums of(JsonNode sums) {
        return new Sums(
                sums.path("authorized").asLong(),
                sums.path("voided").asLong(),
                sums.path("captured").asLong(),
                sums.path("refunded").asLong());
    }
}
