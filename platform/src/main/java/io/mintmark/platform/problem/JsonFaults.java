package io.mintmark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says where a JSON body cannot be read, without repeating what stands there. */
final class JsonFaults {
    private JsonFaults() {}

    static Problem problem(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return Problem.badRequest(
                    "unknown_field",
                    "The body has a field that this operation does not know.",
                    new FieldError(pointer(unknown.getPath()), "unknown_field", "Remove this field or mend its name."));
        }
        if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return Problem.badRequest(
                    "wrong_type",
                    "The body has a value of the wrong type.",
                    new FieldError(
                            pointer(mapping.getPath()), "wrong_type", "See the reference for the type of this field."));
        }
        return Problem.badRequest("malformed_json", "The body is not valid JSON.");
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder("#");
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            pointer.append('/').append(name == null ? Integer.toString(step.getIndex()) : escape(name));
        }
        return pointer.toString();
    }

    /** Names of unknown fields come from the caller, so their length is bounded here. */
    private static String escape(String name) {
        String shortened = name.length() > 64 ? name.substring(0, 64) : name;
        return shortened.replace("~", "~0").replace("/", "~1");
    }
}
