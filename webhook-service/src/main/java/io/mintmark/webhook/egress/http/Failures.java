package io.mintmark.webhook.egress.http;

import io.mintmark.webhook.egress.domain.FailureKind;
import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sorts exceptions of the client into the few kinds that a merchant can act on. */
final class Failures {
    private static final int DEEPEST = 8;

    private Failures() {}

    static FailureKind whileConnecting(Throwable failure) {
        return kindOf(failure, FailureKind.CONNECT);
    }

    static FailureKind afterConnecting(Throwable failure) {
        return kindOf(failure, FailureKind.PROTOCOL);
    }

    private static FailureKind kindOf(Throwable failure, FailureKind otherwise) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof SSLException || cause instanceof CertificateException) {
                return FailureKind.TLS;
            }
            if (cause instanceof ConnectTimeoutException) {
                return FailureKind.TIMEOUT;
            }
            if (cause instanceof ConnectException || cause instanceof SocketException) {
                return FailureKind.CONNECT;
            }
        }
        return otherwise;
    }
}
