package io.mintmark.platform.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Says of the parameters what {@code openapi/parameters.json} says of them: an object by operation id (or {@code *}),
 * in it one by parameter, with what is known of its schema.
 */
final class Parameters {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String EVERYWHERE = "*";

    private Parameters() {}

    static boolean isIdempotencyKey(Parameter parameter) {
        return IDEMPOTENCY_KEY.equals(parameter.getName()) || Components.IDEMPOTENCY_KEY.equals(parameter.getRef());
    }

    static void complete(ApiOperation operation) {
        List<Parameter> completed = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (isIdempotencyKey(parameter)) {
                completed.add(OASFactory.createParameter().ref(Components.IDEMPOTENCY_KEY));
            } else {
                describe(operation, parameter);
                completed.add(parameter);
            }
        }
        operation.model().setParameters(completed.isEmpty() ? null : completed);
    }

    private static void describe(ApiOperation operation, Parameter parameter) {
        Patterns.make(parameter.getSchema());
        for (String file : List.of("shared-parameters.json", "parameters.json")) {
            for (String place : List.of(EVERYWHERE, operation.id())) {
                Map<String, Object> known =
                        Overlay.member(Overlay.member(Files.object(file).orElse(Map.of()), place), parameter.getName());
                if (!known.isEmpty()) {
                    Map<String, Object> keywords = new HashMap<>(known);
                    if (keywords.remove("description") instanceof String description) {
                        parameter.setDescription(description);
                    }
                    if (keywords.containsKey("type")) {
                        // A class that reads the text itself says nothing of what it reads.
                        parameter.setSchema(OASFactory.createSchema());
                    }
                    Overlay.keywords(parameter.getSchema(), keywords);
                }
            }
        }
    }
}
