package io.mintmark.platform.openapi;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;

/**
 * Makes the schemas say what the records say: what must be there, what may be null, and under which name. It follows
 * the types from the methods of the resources down; what no described operation reaches is left out.
 */
final class SchemaShapes {
    private static final String REFERENCE = "#/components/schemas/";
    private static final DotName REQUEST_BODY =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema");
    private static final DotName ANSWER =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema");
    private static final DotName PROBLEM = DotName.createSimple("io.mintmark.platform.problem.ProblemBody");

    private final IndexView index;
    private final Components components;
    /** What each schema stands for, under the name that it has so far. */
    private final Map<String, Type> reached = new LinkedHashMap<>();

    private final Map<Schema, String> references = new IdentityHashMap<>();

    /** Whether requests are looked at, after the answers. */
    private boolean asked;

    SchemaShapes(IndexView index, Components components) {
        this.index = index;
        this.components = components;
    }

    void shape(List<ApiOperation> operations) {
        reach("Problem", Type.create(PROBLEM, Type.Kind.CLASS));
        operations.forEach(
                operation -> operation.answer().ifPresent(body -> followAnswer(body.getSchema(), operation.method())));
        asked = true;
        operations.forEach(operation ->
                operation.request().ifPresent(body -> follow(body.getSchema(), bodyOf(operation.method()), Map.of())));
        Map<String, Schema> named = new TreeMap<>();
        Map<String, String> names = new HashMap<>();
        reached.forEach((old, type) -> {
            String name = SchemaNames.of(type, index);
            if (named.put(name, components.getSchemas().get(old)) != null) {
                throw new IllegalStateException("two schemas want the name " + name + ": give one a @Schema(name)");
            }
            names.put(old, name);
        });
        references.forEach((schema, old) -> schema.setRef(REFERENCE + names.get(old)));
        named.forEach(Overlay::lay);
        components.setSchemas(named);
    }

    /** The parameter that is not bound to anything is the body, unless the method says what its bytes hold. */
    private static Type bodyOf(MethodInfo method) {
        AnnotationInstance said = method.declaredAnnotation(REQUEST_BODY);
        if (said != null) {
            return said.value().asClass();
        }
        return method.parameters().stream()
                .filter(parameter -> parameter.declaredAnnotations().stream()
                        .noneMatch(one -> one.name().toString().startsWith("jakarta.ws.rs.")
                                || one.name().toString().startsWith("org.jboss.resteasy.reactive.")))
                .map(MethodParameterInfo::type)
                .findFirst()
                .orElse(method.returnType());
    }

    private void followAnswer(Schema schema, MethodInfo method) {
        if (schema.getOneOf() == null) {
            AnnotationInstance said = method.declaredAnnotation(ANSWER);
            follow(schema, said == null ? method.returnType() : said.value().asClass(), Map.of());
            return;
        }
        List<Type> choices = Types.choices(method);
        for (int choice = 0; choice < choices.size(); choice++) {
            follow(schema.getOneOf().get(choice), choices.get(choice), Map.of());
        }
    }

    private void follow(Schema schema, Type declared, Map<String, Type> variables) {
        Type type = Types.unwrapped(Types.resolved(declared, variables), index);
        if (Types.isTime(type)) {
            schema.setRef(null);
            schema.addType(Schema.SchemaType.STRING);
            schema.setFormat("date-time");
        } else if (schema.getRef() != null) {
            String name = target(schema);
            references.put(schema, name);
            reach(name, type);
        } else if (schema.getItems() != null) {
            follow(schema.getItems(), Types.argument(type, 0), variables);
        } else if (schema.getAdditionalPropertiesSchema() != null) {
            follow(schema.getAdditionalPropertiesSchema(), Types.argument(type, 1), variables);
        }
        Patterns.make(schema);
    }

    /** The name that a reference leads to in the end: what says that it looks like another has only a reference itself. */
    private String target(Schema reference) {
        String name = reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1);
        Schema named = components.getSchemas().get(name);
        return named == null || named.getRef() == null ? name : target(named);
    }

    private void reach(String name, Type type) {
        Schema schema =
                components.getSchemas() == null ? null : components.getSchemas().get(name);
        ClassInfo shape = index.getClassByName(type.name());
        if (schema == null || shape == null || reached.putIfAbsent(name, type) != null) {
            return;
        }
        Map<String, Type> variables = Types.variables(type, shape);
        for (RecordComponentInfo component : shape.recordComponents()) {
            Member member = new Member(component);
            Schema property = schema.getProperties() == null
                    ? null
                    : schema.getProperties().get(member.name());
            if (property != null) {
                follow(property, component.type(), variables);
                if (asked) {
                    member.demand(schema);
                } else {
                    member.promise(schema, property);
                }
            }
        }
    }
}
