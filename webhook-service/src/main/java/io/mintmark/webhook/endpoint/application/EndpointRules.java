package io.mintmark.webhook.endpoint.application;

import io.mintmark.contracts.EventType;
import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.webhook.egress.domain.TargetPolicy;
import io.mintmark.webhook.egress.domain.TargetRefused;
import io.mintmark.webhook.endpoint.domain.EventTypePattern;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an endpoint may look like, beyond the shape of the request. */
@Singleton
class EndpointRules {
    private static final List<String> KNOWN_TYPES = Arrays.stream(EventType.values())
            .filter(EventType::isMerchantVisible)
            .map(EventType::wireName)
            .toList();

    private final TargetPolicy targets;

    EndpointRules(TargetPolicy targets) {
        this.targets = targets;
    }

    /** Checks what is given; 422 with a pointer for each value that cannot stand. */
    void check(@Nullable String url, @Nullable List<String> eventTypes) {
        List<FieldError> errors = new ArrayList<>();
        if (url != null) {
            checkUrl(url, errors);
        }
        if (eventTypes != null) {
            checkEventTypes(eventTypes, errors);
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
    }

    private void checkUrl(String url, List<FieldError> errors) {
        try {
            targets.check(url);
        } catch (TargetRefused refused) {
            String code = "url_" + refused.reason().name().toLowerCase(Locale.ROOT);
            errors.add(new FieldError("#/url", code, refused.reason().advice()));
        }
    }

    private static void checkEventTypes(List<String> eventTypes, List<FieldError> errors) {
        for (int i = 0; i < eventTypes.size(); i++) {
            if (!new EventTypePattern(eventTypes.get(i)).isKnownAmong(KNOWN_TYPES)) {
                errors.add(new FieldError(
                        "#/eventTypes/" + i,
                        "unknown_event_type",
                        "Use the name of an event type, a family such as session.*, or *."));
            }
        }
    }
}
