package io.mintmark.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.RecordComponentInfo;

/** A component of a record, as a member of a JSON object. Annotations that know nothing of records stand on its field. */
record Member(RecordComponentInfo component) {
    private static final String CONSTRAINTS = "jakarta.validation.constraints.";
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");

    /** On the wire. */
    String name() {
        AnnotationInstance renamed = component.field().declaredAnnotation(PROPERTY);
        return renamed == null || renamed.value() == null
                ? component.name()
                : renamed.value().asString();
    }

    /** In a request: what must be there. What need not be may be null as well, which nobody has to know. */
    void demand(Schema object) {
        if (isDemanded() || !isNullable()) {
            require(object);
        }
    }

    /** In an answer: every member is there, and some may be null. */
    void promise(Schema object, Schema property) {
        if (!component.field().hasDeclaredAnnotation(INCLUDE)) {
            require(object);
        }
        if (isNullable() && !isDemanded()) {
            object.addProperty(name(), orNull(property));
        }
    }

    private boolean isNullable() {
        return component.type().hasAnnotation(NULLABLE);
    }

    private boolean isDemanded() {
        return has("NotNull") || has("NotBlank") || has("NotEmpty");
    }

    private boolean has(String constraint) {
        return component.field().hasDeclaredAnnotation(DotName.createSimple(CONSTRAINTS + constraint));
    }

    private void require(Schema object) {
        List<String> required = new ArrayList<>();
        if (object.getRequired() != null) {
            required.addAll(object.getRequired());
        }
        if (!required.contains(name())) {
            required.add(name());
        }
        object.setRequired(required);
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() != null) {
            return OASFactory.createSchema()
                    .anyOf(List.of(schema, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
        }
        schema.addType(Schema.SchemaType.NULL);
        return schema;
    }
}
