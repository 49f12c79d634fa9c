package io.mintmark.local.campaign;

import java.util.List;
import java.util.Random;

/** Published test cards, most of which pay. */
final class Purse {
    private static final List<String> GOOD =
            List.of("4242424242424242", "5555555555554444", "4111111111111111", "378282246310005", "4000000000000010");
    /** Refused at once, for several reasons. */
    private static final List<String> BAD =
            List.of("4000000000000002", "4000000000009995", "4000000000000119", "4000000000000341");

    private static final int GOOD_OF_TEN = 7;
    private static final int TEN = 10;

    private Purse() {}

    /** All of them. */
    static List<String> everyCard() {
        return java.util.stream.Stream.concat(GOOD.stream(), BAD.stream()).toList();
    }

    /** One that mostly pays. */
    static String draw(Random random) {
        List<String> cards = random.nextInt(TEN) < GOOD_OF_TEN ? GOOD : BAD;
        return cards.get(random.nextInt(cards.size()));
    }
}
