package io.mintmark.platform.servicetoken;

import io.mintmark.platform.http.RequestIds;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestFilter;

/**
 * Signs a REST client's calls with a service token and passes the request id on. Each client names its callee:
 *
 * <pre>{@code
 * @Singleton
 * class VaultCalls extends ServiceCall {
 *     VaultCalls(ServiceTokens tokens) { super(tokens, "vault"); }
 * }
 * }</pre>
 */
public abstract class ServiceCall implements ResteasyReactiveClientRequestFilter {
    private final ServiceTokens tokens;
    private final String callee;

    protected ServiceCall(ServiceTokens tokens, String callee) {
        this.tokens = tokens;
        this.callee = callee;
    }

    @Override
    public void filter(ResteasyReactiveClientRequestContext request) {
        Object requestId = MDC.get("requestId");
        if (requestId != null) {
            request.getHeaders().putSingle(RequestIds.HEADER, requestId);
        }
        request.suspend();
        tokens.tokenFor(callee)
                .subscribe()
                .with(
                        token -> {
                            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
                            request.resume();
                        },
                        request::resume);
    }
}
