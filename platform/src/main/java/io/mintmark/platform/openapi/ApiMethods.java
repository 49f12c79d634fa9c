package io.mintmark.platform.openapi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The methods of the resources by verb and path. */
final class ApiMethods {
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final String VERBS = "jakarta.ws.rs.";

    private final Map<String, MethodInfo> methods = new HashMap<>();

    ApiMethods(IndexView index) {
        for (AnnotationInstance path : index.getAnnotations(PATH)) {
            // What is declared on an interface is called, not served.
            if (path.target().kind() == AnnotationTarget.Kind.CLASS
                    && !path.target().asClass().isInterface()) {
                add(path.target().asClass());
            }
        }
    }

    private void add(ClassInfo resource) {
        for (MethodInfo method : resource.methods()) {
            for (PathItem.HttpMethod verb : PathItem.HttpMethod.values()) {
                if (method.hasDeclaredAnnotation(DotName.createSimple(VERBS + verb))) {
                    methods.put(
                            verb + " " + of(resource.declaredAnnotation(PATH)) + of(method.declaredAnnotation(PATH)),
                            method);
                }
            }
        }
    }

    private static String of(@Nullable AnnotationInstance path) {
        if (path == null) {
            return "";
        }
        String text = path.value().asString();
        String begun = text.startsWith("/") ? text : "/" + text;
        return begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
    }

    Optional<MethodInfo> find(PathItem.HttpMethod verb, String path) {
        return Optional.ofNullable(methods.get(verb + " " + path));
    }
}
