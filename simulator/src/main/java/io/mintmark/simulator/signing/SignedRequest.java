package io.mintmark.simulator.signing;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request as a signature sees it.
 *
 * @param targetUri with scheme and authority
 * @param headers the value of a header by its lower-case name, several joined with a comma and a space; null if absent
 */
public record SignedRequest(String method, String targetUri, UnaryOperator<@Nullable String> headers, byte[] body) {
    @Nullable String header(String name) {
        return headers.apply(name);
    }
}
