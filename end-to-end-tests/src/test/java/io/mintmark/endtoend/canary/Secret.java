package io.mintmark.endtoend.canary;

/**
 * Something that was planted, in ASCII.
 *
 * @param name what reports call it; they never show the text
 */
record Secret(String name, String text) {
    Secret {
        if (!text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            throw new IllegalArgumentException(name + " is not printable ASCII");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
