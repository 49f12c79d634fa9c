package io.mintmark.vault.forward.domain;

/**
 * What a destination knows its client by, apart from a signature.
 *
 * @param header the field that it stands in, in small letters
 */
public record Credential(String header, String value) {
    @Override
    public String toString() {
        return "Credential[" + header + "]";
    }
}
