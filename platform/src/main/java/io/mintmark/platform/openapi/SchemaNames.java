package io.mintmark.platform.openapi;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/**
 * Names that stay when classes move and that read well: {@code SessionView} is a Session, {@code Page<SessionView>} a
 * SessionPage, {@code NewSession.Settings} NewSessionSettings. {@code @Schema(name)} wins.
 */
final class SchemaNames {
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final String PAGE = "Page";

    private SchemaNames() {}

    static String of(Type type, IndexView index) {
        ClassInfo info = index.getClassByName(type.name());
        if (info == null) {
            return type.name().withoutPackagePrefix();
        }
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE && info.simpleName().equals(PAGE)) {
            return of(type.asParameterizedType().arguments().get(0), index) + PAGE;
        }
        AnnotationInstance said = info.declaredAnnotation(SCHEMA);
        if (said != null && said.value("name") != null) {
            return said.value("name").asString();
        }
        return simple(info, index);
    }

    private static String simple(ClassInfo info, IndexView index) {
        String own = without(info.simpleName(), "View");
        if (info.enclosingClass() == null) {
            return own;
        }
        ClassInfo outer = index.getClassByName(info.enclosingClass());
        String around = outer == null ? info.enclosingClass().withoutPackagePrefix() : outer.simpleName();
        // A resource is where a shape stands, not what it is part of.
        if (around.endsWith("Resource")) {
            return own;
        }
        return without(around, "View") + (around.endsWith("Request") ? without(own, "Request") : own);
    }

    private static String without(String name, String ending) {
        return name.endsWith(ending) && name.length() > ending.length()
                ? name.substring(0, name.length() - ending.length())
                : name;
    }
}
