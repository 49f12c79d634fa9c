package io.mintmark.simulator;

import static io.mintmark.simulator.SigningCaller.authorization;
import static io.mintmark.simulator.SigningCaller.movement;
import static io.mintmark.simulator.SigningCaller.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program in a process of its own, ended by SIGKILL. */
@Timeout(60)
class KilledSimulatorTest {
    private static final Pattern LISTENING = Pattern.compile("listens on port ([0-9]+)");

    private final Path folder;
    private Process process;
    private SigningCaller caller;

    KilledSimulatorTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void startFirst() throws Exception {
        start();
    }

    @AfterEach
    void end() throws Exception {
        kill();
    }

    @Test
    void whatWasAnsweredIsThereAfterAKill() throws Exception {
        // given
        JsonObject authorized = new JsonObject(
                caller.authorize(authorization("ver_1", "4242424242424242")).body());
        caller.authorize(authorization("ver_2", "4000000000000002"));
        caller.reverse(reversal("void_1", "ver_1"));
        caller.reverse(reversal("void_1", "ver_1"));
        caller.authorize(authorization("pay_1", "4242424242424242"));
        caller.move("captures", movement("cap_1", "pay_1", 60));
        caller.move("refunds", movement("ref_1", "pay_1", 20));
        caller.authorize(authorization("pay_2", "4000000000003220")
                .put("threeDSecure", new JsonObject().put("returnUrl", "https://pay.example/back")));
        JsonObject sums = sums();
        JsonObject before = caller.json("/sim/acquirer/operations");

        // when
        kill();
        start();

        // then
        assertThat(caller.json("/sim/acquirer/operations")).isEqualTo(before);
        assertThat(sums()).isEqualTo(sums);
        assertThat(sums.getLong("captured")).isEqualTo(60);
        assertThat(new JsonObject(caller.authorize(authorization("ver_1", "4242424242424242"))
                        .body()))
                .isEqualTo(authorized.put("state", "voided"));
        assertThat(caller.json("/sim/acquirer/books").getInteger("duplicates")).isEqualTo(2);
        assertThat(caller.json("/sim/acquirer/books").getInteger("challenge")).isEqualTo(1);
    }

    private JsonObject sums() throws Exception {
        return caller.json("/sim/acquirer/books").getJsonObject("currencies").getJsonObject("USD");
    }

    private void start() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("MINTMARK_SIMULATOR_PORT", "0");
        builder.environment()
                .put("MINTMARK_SIMULATOR_DATA", folder.resolve("data").toString());
        builder.environment()
                .put("MINTMARK_SIMULATOR_SIGNING_KEYS", SigningCaller.KEY_ID + "=" + SigningCaller.keyFileIn(folder));
        process = builder.start();
        caller = new SigningCaller(port(process.inputReader(StandardCharsets.UTF_8)));
    }

    private static int port(BufferedReader output) throws Exception {
        while (true) {
            String line = Objects.requireNonNull(output.readLine(), "the simulator ended");
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
    }

    private void kill() throws Exception {
        assertThat(process.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
}
