package io.mintmark.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts a body that does not say how long it is, and refuses it as one that says so is refused: with a problem document.
 * Of requests alone: what our own clients read are answers, often with no request of anybody's about.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class CountedBodies implements ReaderInterceptor {
    private final BodyLimit limit;
    private final RoutingContext context;

    CountedBodies(BodyLimit limit, RoutingContext context) {
        this.limit = limit;
        this.context = context;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        if (!BodyLimit.tellsItsLength(context)) {
            reading.setInputStream(new Counted(reading.getInputStream(), limit.of(context)));
        }
        return reading.proceed();
    }

    private final class Counted extends FilterInputStream {
        private long left;

        Counted(InputStream body, long most) {
            super(body);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                throw BodyLimit.tooLarge();
            }
        }
    }
}
