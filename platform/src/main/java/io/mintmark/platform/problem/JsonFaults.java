package io.mintmark.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says where a JSON body cannot be read, without repeating what stands there. */
public final class JsonFaults {
    private JsonFaults() {}

    /** The problem document for a body that Jackson refused; it repeats nothing but names that are no numbers. */
    public static Problem problem(JsonProcessingException fault) {
        if (fault instanceof UnrecognizedPropertyException unknown) {
            return Problem.badRequest(
                    "unknown_field",
                    "The body has a field that this operation does not know.",
                    new FieldError(pointer(unknown.getPath()), "unknown_field", "Remove this field or mend its name."));
        }
        if (fault instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && !(mapping.getCause() instanceof StreamReadException)) {
            return Problem.badRequest(
                    "wrong_type",
                    "The body has a value of the wrong type.",
                    new FieldError(
                            pointer(mapping.getPath()), "wrong_type", "See the reference for the type of this field."));
        }
        return Problem.badRequest("malformed_json", "The body is not valid JSON.");
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        Pointer pointer = new Pointer();
        for (JsonMappingException.Reference step : path) {
            String name = step.getFieldName();
            if (name == null) {
                pointer.place(step.getIndex());
            } else {
                pointer.name(name);
            }
        }
        return pointer.toString();
    }
}
