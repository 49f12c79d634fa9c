package io.mintmark.endtoend.tenancy;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** The endpoints that the packaged services really have, read from the annotations in their jars. */
public final class PackagedEndpoints {
    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final String VERBS = "jakarta.ws.rs.";

    private PackagedEndpoints() {}

    /** Each endpoint as {@code GET /v1/things/{id}}, with its service. */
    public static Map<String, Service> find() throws IOException {
        Map<String, Service> found = new TreeMap<>();
        for (Service service : Service.values()) {
            for (ClassInfo resource : index(service).getKnownClasses()) {
                // What is declared on an interface is called, not served.
                if (resource.hasDeclaredAnnotation(PATH) && !resource.isInterface()) {
                    resource.methods().forEach(method -> add(found, service, resource, method));
                }
            }
        }
        return found;
    }

    private static Index index(Service service) throws IOException {
        Path folder =
                new Folders(Folders.findRoot(), Path.of("target")).jar(service).resolveSibling("app");
        Indexer indexer = new Indexer();
        try (Stream<Path> jars = Files.list(folder)) {
            for (Path jar :
                    jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
                add(indexer, jar);
            }
        }
        return indexer.complete();
    }

    private static void add(Indexer indexer, Path path) throws IOException {
        try (JarFile jar = new JarFile(path.toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    try (InputStream bytes = jar.getInputStream(entry)) {
                        indexer.index(bytes);
                    }
                }
            }
        }
    }

    private static void add(Map<String, Service> found, Service service, ClassInfo resource, MethodInfo method) {
        String below = pathOf(method.declaredAnnotation(PATH));
        Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                .filter(verb -> method.hasDeclaredAnnotation(DotName.createSimple(VERBS + verb)))
                .forEach(verb -> found.put(verb + " " + pathOf(resource.declaredAnnotation(PATH)) + below, service));
    }

    private static String pathOf(@Nullable AnnotationInstance annotation) {
        if (annotation == null) {
            return "";
        }
        String path = annotation.value().asString();
        return path.startsWith("/") ? path : "/" + path;
    }
}
