package io.mintmark.platform.paging;

import io.mintmark.platform.problem.Problem;
import jakarta.ws.rs.WebApplicationException;

/**
 * How many entries a page of a list may have; the {@code limit} parameter of every list.
 *
 * @param value 1 to {@link Page#MAX_LIMIT}
 */
public record Limit(int value) {
    /** What a list gives when it is not told; for {@code @DefaultValue}. */
    public static final String DEFAULT = "20";

    private static final int BAD_REQUEST = 400;

    /** Reads the parameter; 400 for anything but a whole number in the range, where JAX-RS alone would say 404. */
    public static Limit fromString(String text) {
        try {
            int value = Integer.parseInt(text);
            if (value >= 1 && value <= Page.MAX_LIMIT) {
                return new Limit(value);
            }
        } catch (NumberFormatException notANumber) {
            // the same answer as to a number out of range
        }
        throw new WebApplicationException(
                Problem.badRequest(
                        "invalid_parameter", "Give limit as a whole number from 1 to " + Page.MAX_LIMIT + "."),
                BAD_REQUEST);
    }
}
