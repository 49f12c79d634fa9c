package io.mintmark.local;

import io.mintmark.local.plan.Folders;
import io.mintmark.local.plan.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A repository whose services and simulator are stand-ins; Postgres and Kafka are the real ones. */
final class StandInRepository {
    private StandInRepository() {}

    static Path createIn(Path root) throws IOException {
        Folders folders = new Folders(root, root.resolve("local/data"));
        for (Service service : Service.values()) {
            Files.createDirectories(folders.jar(service).getParent());
            writeJar(folders.jar(service));
        }
        Files.createDirectories(folders.simulatorJar().getParent());
        writeJar(folders.simulatorJar());
        Path real = Folders.findRoot().resolve("local/target");
        Files.createDirectories(root.resolve("local/target"));
        Files.createSymbolicLink(folders.libraries(), real.resolve("lib"));
        Files.createDirectories(real.resolve("postgres"));
        Files.createSymbolicLink(folders.postgresBinaries(), real.resolve("postgres"));
        return root;
    }

    private static void writeJar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StandIn.class.getName());
        String name = StandIn.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest);
                InputStream code =
                        Objects.requireNonNull(StandIn.class.getClassLoader().getResourceAsStream(name))) {
            jar.putNextEntry(new ZipEntry(name));
            code.transferTo(jar);
        }
    }
}
