package io.mintmark.simulator.acquirer;

import java.time.YearMonth;
import java.util.Map;

/** The cards that an acquirer keeps for payers: published test cards, without a code. */
final class CardFile {
    private static final YearMonth EXPIRY = YearMonth.of(2034, 12);

    private static final Map<Profile, PresentedCard> CARDS = Map.of(
            new Profile("12345", "55555"), card("4111111111111111"),
            new Profile("12345", "55556"), card("4000000000009995"),
            new Profile("12345", "55557"), card("4000000000000002"),
            new Profile("12345", "55558"), card("4000000000000069"),
            new Profile("12346", "66666"), card("5555555555554444"));

    private CardFile() {}

    /** Without a card where nobody knows the profile. */
    static Credential find(Profile profile) {
        return new Credential(profile, CARDS.get(profile));
    }

    private static PresentedCard card(String number) {
        return new PresentedCard(number, EXPIRY, null, null, null, null);
    }
}
