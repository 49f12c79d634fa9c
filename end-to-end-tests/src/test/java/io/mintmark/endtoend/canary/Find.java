package io.mintmark.endtoend.canary;

/**
 * A secret that was found.
 *
 * @param place the file, table or process
 * @param offset behind the last byte, counted in the place
 */
record Find(String place, String secret, Encoding encoding, long offset) {
    @Override
    public String toString() {
        return secret + " in " + encoding + " at " + offset + " of " + place;
    }
}
