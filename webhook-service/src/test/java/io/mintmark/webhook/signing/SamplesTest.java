package io.mintmark.webhook.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.webhook.signing.domain.StandardWebhooks;
import io.mintmark.webhook.signing.domain.WebhookSecret;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of the guide verify what we sign, and nothing else. Java's always runs, the others where they can. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("..", "docs", "examples").toAbsolutePath();
    private static final byte[] BODY = "{\"id\":\"evt_1\",\"data\":{\"name\":\"Ñandú ☂\"}}".getBytes(UTF_8);

    private final WebhookSecret secret = WebhookSecret.generate(new SecureRandom());
    private final WebhookSecret other = WebhookSecret.generate(new SecureRandom());
    private final long now = Instant.now().getEpochSecond();

    /** How a sample is run. */
    enum Sample {
        JAVA(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "java/VerifyWebhook.java"),
        NODE("node", "node/verify-webhook.mjs"),
        PYTHON("python3", "python/verify_webhook.py");

        private final String interpreter;
        private final String file;

        Sample(String interpreter, String file) {
            this.interpreter = interpreter;
            this.file = file;
        }

        private boolean canRun() {
            return this == JAVA
                    || Stream.of(System.getenv("PATH").split(":"))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, interpreter)));
        }
    }

    static List<Sample> samples() {
        return Arrays.stream(Sample.values()).filter(Sample::canRun).toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWeSignIsGenuine(Sample sample) throws Exception {
        assertThat(run(sample, "evt_1", now, signed(secret, "evt_1", now), BODY))
                .isEqualTo("genuine");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eitherOfTwoSignaturesWillDo(Sample sample) throws Exception {
        String both = signed(other, "evt_1", now) + " " + signed(secret, "evt_1", now) + " v1a,unknown";

        assertThat(run(sample, "evt_1", now, both, BODY)).isEqualTo("genuine");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anotherSecretBodyOrIdIsRefused(Sample sample) throws Exception {
        byte[] changed = new String(BODY, UTF_8).replace("evt_1", "evt_2").getBytes(UTF_8);

        assertThat(run(sample, "evt_1", now, signed(other, "evt_1", now), BODY)).isEqualTo("refused");
        assertThat(run(sample, "evt_1", now, signed(secret, "evt_1", now), changed))
                .isEqualTo("refused");
        assertThat(run(sample, "evt_2", now, signed(secret, "evt_1", now), BODY))
                .isEqualTo("refused");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anOldOneIsRefused(Sample sample) throws Exception {
        long old = now - 600;
        long early = now + 600;

        assertThat(run(sample, "evt_1", old, signed(secret, "evt_1", old), BODY))
                .isEqualTo("refused");
        assertThat(run(sample, "evt_1", early, signed(secret, "evt_1", early), BODY))
                .isEqualTo("refused");
    }

    private static String signed(WebhookSecret secret, String id, long timestamp) {
        return StandardWebhooks.sign(secret, id, timestamp, BODY);
    }

    private String run(Sample sample, String id, long timestamp, String signatures, byte[] body)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        sample.interpreter,
                        SAMPLES.resolve(sample.file).toString(),
                        id,
                        Long.toString(timestamp),
                        signatures)
                .redirectErrorStream(true);
        builder.environment().put("WEBHOOK_SECRET", secret.reveal());
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return said;
    }
}
