package io.mintmark.endtoend.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.mintmark.endtoend.cluster.Api.Answer;
import io.mintmark.endtoend.payer.PayerCard;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three cards that exist once in the world, with numbers from the simulator's ranges, and a security code. Issuers ask the
 * payer of the third who it is.
 *
 * <p>A code of four digits is everywhere by chance, so it is looked for where a leak would put it: behind the names that
 * code has in forms and messages, and beside its frame, 64 random bits that the payer types as the name on the card just
 * before it. As the name has no business outside the vault either, the frame alone is already a find.
 */
record Canary(PayerCard visa, PayerCard amex, PayerCard challenged, String frame) {
    private static final String EXPIRY = "12/30";

    /** As forms, and as JSON, may call a security code. */
    private static final List<String> NAMES = List.of("code", "csc", "cvc", "cvv", "security_code", "securityCode");

    static Canary hatch() {
        Random random = new SecureRandom();
        String frame = letters(random);
        String code = digits(random, 4);
        return new Canary(
                new PayerCard(number("999901", 16, random), EXPIRY, "Ada " + frame, code.substring(1)),
                new PayerCard(number("999903", 15, random), EXPIRY, "Ada " + frame, code),
                new PayerCard(number("999921", 16, random), EXPIRY, "Ada " + frame, code.substring(1)),
                frame);
    }

    /** 64 bits as letters, because a name must not look like a number. */
    static String letters(Random random) {
        return random.ints(16, 'A', 'Q').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String digits(Random random, int count) {
        return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    private static String number(String beginning, int length, Random random) {
        String body = beginning + digits(random, length - beginning.length() - 1);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            sum += i % 2 == 1 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
        }
        return body + (10 - sum % 10) % 10;
    }

    /** What must be nowhere. */
    List<Secret> secrets() {
        return Stream.of(
                        Stream.of(
                                new Secret("the Visa number", visa.number()),
                                new Secret("the American Express number", amex.number()),
                                new Secret("the number of the card with a challenge", challenged.number()),
                                new Secret("the frame of the code", frame)),
                        labelled("the code of three digits", visa.securityCode()),
                        labelled("the code of four digits", amex.securityCode()))
                .flatMap(some -> some)
                .toList();
    }

    /** An answer has this status and repeats nothing; the name alone may be shown again, to the payer who typed it. */
    void assertNotIn(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(secrets().stream()
                        .filter(secret -> !secret.text().equals(frame))
                        .filter(secret -> answer.text().contains(secret.text())))
                .as("what the answer repeats")
                .isEmpty();
    }

    private static Stream<Secret> labelled(String name, String code) {
        return NAMES.stream()
                .flatMap(label -> Stream.of(
                        new Secret(name, label + "=" + code),
                        new Secret(name, label + "\":\"" + code + "\""),
                        new Secret(name, label + "\": \"" + code + "\"")));
    }
}
