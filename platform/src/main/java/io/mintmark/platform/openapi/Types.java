package io.mintmark.platform.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;

/** Java types as far as the shapes of JSON need them. */
final class Types {
    private static final Set<String> WRAPPERS =
            Set.of("io.smallrye.mutiny.Uni", "org.jboss.resteasy.reactive.RestResponse", "java.util.Optional");
    private static final DotName INSTANT = DotName.createSimple("java.time.Instant");
    private static final DotName OBJECT = DotName.createSimple("java.lang.Object");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName API_RESPONSE =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.responses.APIResponse");

    private Types() {}

    static boolean isTime(Type type) {
        return type.name().equals(INSTANT);
    }

    /** Without what HTTP or waiting wraps around it; a class that says it looks like another is that one. */
    static Type unwrapped(Type type, IndexView index) {
        Type inner = type;
        while (WRAPPERS.contains(inner.name().toString())) {
            inner = argument(inner, 0);
        }
        ClassInfo info = index.getClassByName(inner.name());
        AnnotationInstance said = info == null ? null : info.declaredAnnotation(SCHEMA);
        AnnotationValue instead = said == null ? null : said.value("implementation");
        return instead == null ? inner : instead.asClass();
    }

    static Type argument(Type type, int place) {
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE
                        && type.asParameterizedType().arguments().size() > place
                ? type.asParameterizedType().arguments().get(place)
                : Type.create(OBJECT, Type.Kind.CLASS);
    }

    /** What stands for the variables of a generic class in a use of it. */
    static Map<String, Type> variables(Type use, ClassInfo shape) {
        Map<String, Type> variables = new HashMap<>();
        for (int place = 0; place < shape.typeParameters().size(); place++) {
            variables.put(shape.typeParameters().get(place).identifier(), argument(use, place));
        }
        return variables;
    }

    static Type resolved(Type type, Map<String, Type> variables) {
        if (type.kind() == Type.Kind.TYPE_VARIABLE) {
            return variables.getOrDefault(type.asTypeVariable().identifier(), Type.create(OBJECT, Type.Kind.CLASS));
        }
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            Type[] arguments = type.asParameterizedType().arguments().stream()
                    .map(argument -> resolved(argument, variables))
                    .toArray(Type[]::new);
            return ParameterizedType.create(type.name(), arguments, null);
        }
        return type;
    }

    /** The shapes that a method's {@code @APIResponse} offers where its own type says nothing. */
    static List<Type> choices(MethodInfo method) {
        List<Type> choices = new ArrayList<>();
        Optional.ofNullable(method.declaredAnnotation(API_RESPONSE))
                .map(said -> said.value("content"))
                .map(content -> content.asNestedArray()[0].value("schema"))
                .map(schema -> schema.asNested().value("oneOf"))
                .ifPresent(oneOf -> choices.addAll(List.of(oneOf.asClassArray())));
        return choices;
    }
}
