package io.mintmark.vault.card.domain;

/** The check digit of card numbers (ISO/IEC 7812-1 annex B). */
final class Luhn {
    private Luhn() {}

    static boolean holds(byte[] digits) {
        int sum = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = digits[digits.length - 1 - i] - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }
}
