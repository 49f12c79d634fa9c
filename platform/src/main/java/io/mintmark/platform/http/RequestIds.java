package io.mintmark.platform.http;

import io.mintmark.platform.id.Ids;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** Gives every request an id, in the answer, the log and the problem document alike, and forbids caching of answers. */
@Singleton
public class RequestIds {
    /** The header that carries the id, in both directions. */
    public static final String HEADER = "Request-Id";

    private static final String KEY = "mintmark.requestId";
    private static final Pattern OURS = Pattern.compile("req_[0-9a-z]{26}");
    private static final int BEFORE_ALL = 10_000;

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    void register(@Observes Filters filters) {
        filters.register(this::assign, BEFORE_ALL);
    }

    private void assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && OURS.matcher(given).matches() ? given : ids.next("req");
        context.put(KEY, id);
        MDC.put("requestId", id);
        context.response().putHeader(HEADER, id).putHeader("Cache-Control", "no-store");
        context.next();
    }

    /** The id of the request under way. */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "unknown" : id;
    }
}
