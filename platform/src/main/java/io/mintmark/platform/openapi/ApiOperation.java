package io.mintmark.platform.openapi;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

/** An operation of the document, and the method that serves it. */
record ApiOperation(PathItem.HttpMethod verb, String path, Operation model, MethodInfo method) {
    private static final String JSON = "application/json";
    private static final DotName ROLES_ALLOWED = DotName.createSimple("jakarta.annotation.security.RolesAllowed");
    private static final DotName PERMIT_ALL = DotName.createSimple("jakarta.annotation.security.PermitAll");

    /** By which its files are found; empty where the method names none. */
    String id() {
        String id = model.getOperationId();
        return id == null ? "" : id;
    }

    /** The roles of which a caller needs one. */
    List<String> roles() {
        if (method.hasDeclaredAnnotation(PERMIT_ALL)) {
            return List.of();
        }
        AnnotationInstance allowed = method.hasDeclaredAnnotation(ROLES_ALLOWED)
                ? method.declaredAnnotation(ROLES_ALLOWED)
                : method.declaringClass().declaredAnnotation(ROLES_ALLOWED);
        return allowed == null ? List.of() : List.of(allowed.value().asStringArray());
    }

    List<Parameter> parameters() {
        return model.getParameters() == null ? List.of() : model.getParameters();
    }

    boolean takesBody() {
        return model.getRequestBody() != null;
    }

    boolean takesIdempotencyKey() {
        return parameters().stream().anyMatch(Parameters::isIdempotencyKey);
    }

    /** Whether it has parameters in the {@code query}, the {@code path} or a {@code header}. */
    boolean takes(String place) {
        return parameters().stream()
                .anyMatch(parameter -> parameter.getIn() != null
                        && parameter.getIn().toString().equals(place));
    }

    boolean hasIds() {
        return path.contains("{");
    }

    /** The body that it takes as JSON. */
    Optional<MediaType> request() {
        return takesBody() && model.getRequestBody().getContent() != null
                ? Optional.ofNullable(model.getRequestBody().getContent().getMediaType(JSON))
                : Optional.empty();
    }

    /** The answer where all went well. */
    Optional<APIResponse> success() {
        return model.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(java.util.Map.Entry::getValue)
                .findFirst();
    }

    /** The body of that answer as JSON. */
    Optional<MediaType> answer() {
        return success().map(APIResponse::getContent).map(content -> content.getMediaType(JSON));
    }
}
