package io.mintmark.session.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Leaves the tokens of payers' links out of spans. The pages that they open are not traced at all; this is for the
 * address of updates, which no prefix tells from the rest of the API, and for whatever else a token is sent to.
 */
@Singleton
class TokensLeftOut implements SpanProcessor {
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final Pattern TOKEN = Pattern.compile("(^|&)t=[^&]*");

    TokensLeftOut() {}

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        String query = span.getAttribute(QUERY);
        if (query != null && TOKEN.matcher(query).find()) {
            span.setAttribute(QUERY, TOKEN.matcher(query).replaceAll("$1t=REDACTED"));
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
