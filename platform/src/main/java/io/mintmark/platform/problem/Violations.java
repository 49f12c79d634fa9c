package io.mintmark.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Turns what Bean Validation found into pointers and codes. A message {@code code: detail} brings its own code. */
public final class Violations {
    private Violations() {}

    static Problem problem(ConstraintViolationException violations) {
        List<FieldError> errors = errors(violations.getConstraintViolations());
        boolean ofParameters = violations.getConstraintViolations().stream().allMatch(Violations::ofParameter);
        if (ofParameters) {
            return Problem.badRequest(
                    "invalid_parameter", "A parameter is not valid.", errors.toArray(FieldError[]::new));
        }
        return Problem.unprocessable(errors);
    }

    /** Each violation with its place, in the order of the places. */
    public static List<FieldError> errors(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(Violations::error)
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::code))
                .toList();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        String pointer = pointer(violation.getPropertyPath());
        String message = violation.getMessage();
        int colon = message.indexOf(": ");
        if (colon > 0 && message.substring(0, colon).matches("[a-z_]+")) {
            return new FieldError(pointer, message.substring(0, colon), message.substring(colon + 2));
        }
        return new FieldError(pointer, code(violation), sentence(message));
    }

    private static String code(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return switch (constraint) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "invalid_length";
            case "Pattern", "Email", "URL" -> "invalid_format";
            case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax", "Digits" -> "out_of_range";
            default -> "invalid";
        };
    }

    private static String sentence(String message) {
        return message.isEmpty() ? "Not valid." : "This " + message + ".";
    }

    private static boolean ofParameter(ConstraintViolation<?> violation) {
        int depth = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.BEAN) {
                depth++;
            }
        }
        return depth == 0;
    }

    private static String pointer(Path path) {
        Pointer pointer = new Pointer();
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.METHOD) {
                continue;
            }
            if (node.getIndex() != null) {
                pointer.place(node.getIndex());
            } else if (node.getKey() != null) {
                pointer.name(node.getKey().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.name(node.getName());
            }
        }
        return pointer.toString();
    }
}
