package io.mintmark.endtoend.guide;

import io.mintmark.local.plan.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files that the guide is held against. */
final class Repository {
    private static final Path ROOT = Folders.findRoot();

    private Repository() {}

    static String read(String file) {
        return read(ROOT.resolve(file));
    }

    /** The main sources of a module. */
    static Stream<String> sources(String module) {
        return under(module, "src/main/java", ".java");
    }

    /** The source of a module's test class of this name, if it has one. */
    static Stream<String> tests(String module, String name) {
        return under(module, "src/test/java", "/" + name + ".java");
    }

    private static Stream<String> under(String module, String folder, String ending) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve(folder))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            return found.stream().map(Repository::read);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
