package io.mintmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.local.plan.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script in a tiny repository, with a Maven and a JDK that only write down how they were called. */
class RunScriptTest {
    private static final List<String> MODULES = List.of(
            "contracts",
            "platform",
            "session-service",
            "vault-service",
            "network-token-service",
            "webhook-service",
            "simulator",
            "local");

    private static final String MAVEN =
            """
            #!/usr/bin/env bash
            echo "$@" >> maven-calls
            [ ! -e broken ] || { echo '[ERROR] Foo.java:[1,1] cannot find symbol'; exit 1; }
            echo '[INFO] Building Mintmark session service 0.1.0-SNAPSHOT      [1/2]'
            for m in contracts platform; do mkdir -p $m/target; touch $m/target/mintmark-$m-0.1.0-SNAPSHOT.jar; done
            for m in session vault network-token webhook; do
              mkdir -p $m-service/target/quarkus-app; touch $m-service/target/quarkus-app/quarkus-run.jar
            done
            for m in simulator local; do mkdir -p $m/target; touch $m/target/mintmark-$m.jar; done
            """;

    private static final String JAVA =
            """
            #!/usr/bin/env bash
            case "$*" in
              -XshowSettings*) echo "    java.specification.version = %s" >&2 ;;
              *) echo "launched $*" ;;
            esac
            """;

    private record Result(int exitCode, String output) {}

    private final Path root;

    RunScriptTest(@TempDir Path root) {
        this.root = root;
    }

    @BeforeEach
    void layOut() throws IOException {
        Files.copy(Folders.findRoot().resolve("run"), root.resolve("run"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve(".mvn"));
        script("mvnw", MAVEN);
        for (String module : MODULES) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
            Files.writeString(root.resolve(module).resolve("pom.xml"), "<project/>");
            Files.writeString(root.resolve(module).resolve("src/main/Code.java"), "class Code {}");
        }
        jdk("jdk", "21");
    }

    @Test
    void theFirstRunBuildsEverythingAndLaunches() throws Exception {
        // when
        Result result = run("--replicas", "2");

        // then
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .contains("[1/2] session service")
                .contains("io.mintmark.local.Launcher --replicas 2");
        assertThat(mavenCalls())
                .containsExactly("-B -Dquick -DskipTests -pl " + String.join(",", MODULES) + " -am package");
    }

    @Test
    void aBenchmarkIsBuiltLikeEverythingElseAndCompiledInFull() throws Exception {
        // when
        Result result = run("bench", "--seconds", "5", "--rate", "10", "--clients", "4", "--batch-clients", "1");

        // then
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .contains("[1/2] session service")
                .contains("io.mintmark.local.bench.Bench --seconds 5 --rate 10 --clients 4 --batch-clients 1")
                .doesNotContain("TieredStopAtLevel");
    }

    @Test
    void aBenchmarkHasOptionsOfItsOwn() throws Exception {
        assertThat(run("bench", "--fresh").output()).isEqualTo("unknown option --fresh; see ./run --help\n");
        assertThat(run("bench", "--seconds").output()).isEqualTo("--seconds takes a number; see ./run --help\n");
        assertThat(run("--seconds", "5").output()).isEqualTo("unknown option --seconds; see ./run --help\n");
        assertThat(root.resolve("maven-calls")).doesNotExist();
    }

    @Test
    void withoutAChangeThereIsNoMavenAtAll() throws Exception {
        // given
        run();

        // when
        Result result = run();

        // then
        assertThat(result.output()).contains("launched").doesNotContain("Building");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void aChangedServiceIsBuiltAlone() throws Exception {
        // given
        run();
        Files.writeString(root.resolve("vault-service/src/main/Code.java"), "class Code { int changed; }");

        // when
        run();

        // then
        assertThat(mavenCalls().get(1)).contains("-pl vault-service -am");
    }

    @Test
    void theSimulatorIsBuiltFromItselfAlone() throws Exception {
        // given
        run();
        Files.writeString(root.resolve("simulator/src/main/Code.java"), "class Code { int changed; }");

        // when
        run();

        // then
        assertThat(mavenCalls().get(1)).contains("-pl simulator -am");
    }

    @Test
    void aChangedPlatformBringsAllThatIsBuiltFromIt() throws Exception {
        // given
        run();
        Files.writeString(root.resolve("platform/src/main/Code.java"), "class Code { int changed; }");

        // when
        run();

        // then
        assertThat(mavenCalls().get(1))
                .contains("-pl platform,session-service,vault-service,network-token-service,webhook-service,local -am");
    }

    @Test
    void aJarThatWasCleanedAwayIsBuiltAgain() throws Exception {
        // given
        run();
        Files.delete(root.resolve("webhook-service/target/quarkus-app/quarkus-run.jar"));

        // when
        run();

        // then
        assertThat(mavenCalls().get(1)).contains("-pl webhook-service -am");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        // given
        Path broken = Files.createFile(root.resolve("broken"));
        Result failed = run();
        Files.delete(broken);

        // when
        Result repaired = run();

        // then
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output())
                .contains("cannot find symbol")
                .contains("local/target/build.log")
                .doesNotContain("launched");
        assertThat(repaired.output()).contains("launched");
    }

    @Test
    void anUnknownOptionIsNamedBeforeAnythingIsBuilt() throws Exception {
        // when
        Result result = run("--frehs");

        // then
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEqualTo("unknown option --frehs; see ./run --help\n");
        assertThat(root.resolve("maven-calls")).doesNotExist();
    }

    @Test
    void helpNamesEveryOption() throws Exception {
        // when
        Result result = run("--help");

        // then
        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .contains(
                        "--replicas", "--port-base", "--fresh", "--help", "bench", "--seconds", "--rate", "--clients");
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        // given
        jdk("jdk", "11");

        // when
        Result result = run("--fresh");

        // then: the one that runs this test is found on the machine, or the message says what is missing
        assertThat(result.output()).doesNotContain("launched");
    }

    private void jdk(String folder, String version) throws IOException {
        Files.createDirectories(root.resolve(folder).resolve("bin"));
        script(folder + "/bin/java", JAVA.formatted(version));
        script(folder + "/bin/javac", "#!/bin/sh\n");
    }

    private void script(String name, String content) throws IOException {
        Path file = Files.writeString(root.resolve(name), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./run"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", root.resolve("jdk").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), output);
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(root.resolve("maven-calls"));
    }
}
