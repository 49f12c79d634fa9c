package io.mintmark.vault.forward.application;

import io.mintmark.vault.forward.domain.SendWindow;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;

/** Sends requests out. It follows no redirect and never sends twice. */
public interface Destinations {
    /**
     * A request.
     *
     * @param body empty for none; it is not touched after the returned Uni has ended
     * @param publicOnly whether it may go to a public address alone, which is vetted and connected to in one go
     * @param largestAnswer bytes of a body beyond which an answer is not read
     */
    record Outgoing(
            String method,
            String url,
            Map<String, String> headers,
            byte[] body,
            SendWindow window,
            Duration timeout,
            boolean publicOnly,
            int largestAnswer) {
        /** The same with less time left, of which at least a moment stays. */
        public Outgoing after(long nanos) {
            Duration left = timeout.minusNanos(nanos);
            return new Outgoing(
                    method,
                    url,
                    headers,
                    body,
                    window,
                    left.toMillis() < 1 ? Duration.ofMillis(1) : left,
                    publicOnly,
                    largestAnswer);
        }

        @Override
        public String toString() {
            return "Outgoing[" + method + "]";
        }
    }

    /** What came back. */
    sealed interface Reply {
        /**
         * An answer of JSON; whoever takes it wipes it.
         *
         * @param headers all fields by their names in small letters
         */
        record Received(int status, Map<String, String> headers, byte[] body) implements Reply {
            @Override
            public String toString() {
                return "Received[" + status + "]";
            }
        }

        /** Nothing was sent. */
        record NotSent(String reason) implements Reply {}

        /** Something was sent, and there is no answer that could be read. */
        record Lost(String reason) implements Reply {}
    }

    /** Sends; never fails. */
    Uni<Reply> send(Outgoing request);
}
