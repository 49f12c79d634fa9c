package io.mintmark.simulator.acquirer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.simulator.answer.Refused;
import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in whatever order, the books are right: compared with a second count that is kept here. */
class BooksPropertyTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final int STEPS = 200;
    private static final int AUTHORIZATIONS = 8;
    private static final List<String> NUMBERS =
            List.of("4242424242424242", "4242424242424242", "4000000000003220", "4000000000000002");

    /** A second count of one authorization, by the answers alone. */
    private static final class Count {
        private final long authorized;
        private long captured;
        private long refunded;
        private boolean isTouched;
        private boolean isVoided;

        private Count(long authorized, boolean sale) {
            this.authorized = authorized;
            this.captured = sale ? authorized : 0;
        }

        private String state() {
            return isVoided ? "voided" : captured > 0 ? "captured" : "authorized";
        }
    }

    private final Path folder;
    private final Map<String, Count> counts = new HashMap<>();
    /** What becomes of those that wait for a challenge, if their payers pass. */
    private final Map<String, Count> waiting = new HashMap<>();

    private final Map<String, ChallengeAnswer> answers = new HashMap<>();
    private final List<Supplier<JsonObject>> sent = new ArrayList<>();
    private final Set<String> references = new HashSet<>();
    private Books books;

    BooksPropertyTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.books = open();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void theBooksAreRightAfterEveryStep(long seed) throws Exception {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            // when
            switch (random.nextInt(12)) {
                case 0, 1 -> authorize(random, step);
                case 2, 3, 4, 5 -> move(Direction.CAPTURE, random, step);
                case 6, 7 -> move(Direction.REFUND, random, step);
                case 8 -> reverse(random, step);
                case 9 -> answer(random);
                case 10 -> complete(random, step);
                default -> repeat(random);
            }

            // then
            for (Map.Entry<String, Count> each : counts.entrySet()) {
                assertRight(each.getKey(), each.getValue());
            }
            for (String each : waiting.keySet()) {
                assertThat(books.status(each).getString("state")).isEqualTo("challenge");
            }
            assertThat(books.totals(null).getInteger("challenge")).isEqualTo(waiting.size());
        }
        assertSums();
        assertReplayed();
        books.close();
    }

    /** Small amounts, so that limits are met often. */
    private void authorize(Random random, int step) {
        String reference = "pay_" + random.nextInt(AUTHORIZATIONS);
        long value = random.nextInt(20);
        boolean sale = value > 0 && random.nextInt(3) == 0;
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        JsonObject request =
                Requests.authenticated(reference, number).put("capture", sale).put("installments", step % 90 + 1);
        request.getJsonObject("amount").put("value", value);
        send(reference, () -> books.authorize(Requests.parsed(request), NOON), answer -> {
            if (isApproved(answer)) {
                counts.put(reference, new Count(value, sale));
            } else if ("challenge".equals(answer.getString("result"))) {
                waiting.put(reference, new Count(value, sale));
            }
        });
    }

    private void answer(Random random) {
        String authorization = "pay_" + random.nextInt(AUTHORIZATIONS);
        ChallengeAnswer answer = random.nextInt(3) == 0 ? ChallengeAnswer.FAIL : ChallengeAnswer.PASS;
        books.challengeOf(authorization).ifPresent(challenge -> {
            books.answer(challenge.challenge().id(), answer);
            if (waiting.containsKey(authorization)) {
                answers.putIfAbsent(authorization, answer);
            }
        });
    }

    private void complete(Random random, int step) {
        String authorization = "pay_" + random.nextInt(AUTHORIZATIONS);
        FollowUp request = Requests.completion("com_" + step, authorization);
        send(request.reference(), () -> books.complete(request, NOON), answer -> {
            Count count = waiting.remove(authorization);
            boolean passed = count != null && answers.get(authorization) == ChallengeAnswer.PASS;
            assertThat(isApproved(answer)).isEqualTo(passed);
            if (passed) {
                counts.put(authorization, Objects.requireNonNull(count));
            }
        });
    }

    private void move(Direction direction, Random random, int step) {
        String authorization = "pay_" + random.nextInt(AUTHORIZATIONS);
        Money amount = new Money(random.nextInt(12), random.nextInt(10) == 0 ? "EUR" : "USD");
        MovementRequest request = Requests.movement(direction, "move_" + step, authorization, amount);
        send(request.reference(), () -> books.move(request, NOON), answer -> {
            Count count = counts.get(authorization);
            if (isApproved(answer)) {
                Objects.requireNonNull(count, "nothing was authorized");
                count.isTouched = true;
                assertThat(count.isVoided).isFalse();
                assertThat(amount.currency()).isEqualTo("USD");
                count.captured += direction == Direction.CAPTURE ? amount.value() : 0;
                count.refunded += direction == Direction.REFUND ? amount.value() : 0;
            } else if (count != null
                    && !count.isVoided
                    && amount.value() > 0
                    && amount.currency().equals("USD")) {
                // Nothing that is possible is refused.
                long left = direction == Direction.CAPTURE
                        ? count.authorized - count.captured
                        : count.captured - count.refunded;
                assertThat(amount.value()).isGreaterThan(left);
            }
        });
    }

    private void reverse(Random random, int step) {
        String authorization = "pay_" + random.nextInt(AUTHORIZATIONS);
        FollowUp request = Requests.reversal("void_" + step, authorization);
        send(request.reference(), () -> books.reverse(request, NOON), answer -> {
            Count count = counts.get(authorization);
            if (waiting.remove(authorization) != null) {
                assertThat(isApproved(answer)).isTrue();
            } else if (isApproved(answer)) {
                Objects.requireNonNull(count, "nothing was authorized");
                assertThat(count.isVoided).isFalse();
                assertThat(count.isTouched).isFalse();
                count.isVoided = true;
                count.captured = 0;
            } else if (count != null) {
                assertThat(count.isVoided || count.isTouched).isTrue();
            }
        });
    }

    /** Sends, and notes what came of it; a reference that is taken refuses all but its own body. */
    private void send(String reference, Supplier<JsonObject> request, Consumer<JsonObject> note) {
        boolean isNew = references.add(reference);
        try {
            JsonObject answer = request.get();
            assertThat(isNew).isTrue();
            note.accept(answer);
            sent.add(request);
        } catch (Refused refused) {
            assertThat(refused.reason()).isEqualTo(Reason.REFERENCE_REUSED);
            assertThat(isNew).isFalse();
        }
    }

    /** Nothing but the number of duplicates changes, and the answer tells of now. */
    private void repeat(Random random) {
        if (sent.isEmpty()) {
            return;
        }
        JsonObject before = books.totals(null);
        JsonObject again = sent.get(random.nextInt(sent.size())).get();
        assertThat(again).isEqualTo(books.status(again.getString("reference")));
        assertThat(books.totals(null)).isEqualTo(before.put("duplicates", before.getInteger("duplicates") + 1));
    }

    private void assertRight(String reference, Count count) {
        JsonObject status = books.status(reference);
        assertThat(count.captured).isLessThanOrEqualTo(count.authorized);
        assertThat(count.refunded).isLessThanOrEqualTo(count.captured);
        assertThat(status.getJsonObject("amount").getLong("value")).isEqualTo(count.authorized);
        assertThat(status.getJsonObject("capturedAmount").getLong("value")).isEqualTo(count.captured);
        assertThat(status.getJsonObject("refundedAmount").getLong("value")).isEqualTo(count.refunded);
        assertThat(status.getString("state")).isEqualTo(count.state());
    }

    private void assertSums() {
        JsonObject sums = books.totals(null).getJsonObject("currencies").getJsonObject("USD", new JsonObject());
        assertThat(sums.getLong("authorized", 0L)).isEqualTo(sum(count -> count.authorized));
        assertThat(sums.getLong("voided", 0L)).isEqualTo(sum(count -> count.isVoided ? count.authorized : 0));
        assertThat(sums.getLong("captured", 0L)).isEqualTo(sum(count -> count.captured));
        assertThat(sums.getLong("refunded", 0L)).isEqualTo(sum(count -> count.refunded));
    }

    private long sum(ToLongFunction<Count> part) {
        return counts.values().stream().mapToLong(part).sum();
    }

    private void assertReplayed() throws Exception {
        JsonObject listed = books.list(Listing.all(1000));
        JsonObject totals = books.totals(null);
        books.close();
        books = open();
        assertThat(books.list(Listing.all(1000))).isEqualTo(listed);
        assertThat(books.totals(null)).isEqualTo(totals);
    }

    private static boolean isApproved(JsonObject answer) {
        return "approved".equals(answer.getString("result"));
    }

    private Books open() throws Exception {
        return Books.open(folder, "seed", new SecureRandom(), () -> NOON);
    }
}
