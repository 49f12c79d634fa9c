package io.mintmark.endtoend.canary;

/** A secret as it looks in one encoding. */
record Needle(String secret, Encoding encoding, byte[] bytes) {
    @Override
    public String toString() {
        return secret + " in " + encoding;
    }
}
