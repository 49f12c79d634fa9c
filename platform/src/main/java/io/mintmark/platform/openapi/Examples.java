package io.mintmark.platform.openapi;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * One request and one answer for each operation, from {@code openapi/examples/<operation id>.request|response.json}; or
 * several by their names, from {@code .requests|responses.json}.
 */
final class Examples {
    private Examples() {}

    static void complete(ApiOperation operation) {
        String file = "examples/" + operation.id();
        operation.request().ifPresent(body -> complete(body, file + ".request"));
        operation.answer().ifPresent(body -> complete(body, file + ".response"));
    }

    private static void complete(MediaType body, String file) {
        Files.any(file + ".json").ifPresent(body::setExample);
        Files.object(file + "s.json").ifPresent(examples -> add(body, examples));
    }

    private static void add(MediaType body, Map<String, Object> examples) {
        examples.forEach((name, value) ->
                body.addExample(name, OASFactory.createExample().value(value)));
    }
}
