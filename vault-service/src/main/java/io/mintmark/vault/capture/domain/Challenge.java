package io.mintmark.vault.capture.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a payer is asked before a card pays, on a page of the payer's bank.
 *
 * @param link session-service's, which leads there
 * @param address where it leads
 */
public record Challenge(String link, String address) {
    /** An absolute address without anything that could end a directive of a content security policy. */
    private static final Pattern PLAIN = Pattern.compile(
            "https?://[A-Za-z0-9.:\\[\\]-]{1,255}(/[A-Za-z0-9._~%/-]{0,2000})?(\\?[A-Za-z0-9._~%=&-]{0,2000})?");

    /** A value that the link carries. */
    public record Parameter(String name, String value) {}

    /** The challenge at these addresses; empty for what no payer is sent to. */
    public static Optional<Challenge> of(String link, String address) {
        return Stream.of(link, address).allMatch(text -> PLAIN.matcher(text).matches())
                ? Optional.of(new Challenge(link, address))
                : Optional.empty();
    }

    /** The two addresses without what they carry: all that a form of the page needs to be sent on to. */
    public List<String> targets() {
        return List.of(bare(link), bare(address));
    }

    /** The link without what it carries. */
    public String target() {
        return bare(link);
    }

    /** What the link carries. */
    public List<Parameter> parameters() {
        int query = link.indexOf('?');
        return query < 0
                ? List.of()
                : Stream.of(link.substring(query + 1).split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(pair -> pair.length == 2)
                        .map(pair -> new Parameter(pair[0], pair[1]))
                        .toList();
    }

    private static String bare(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    /** Leaves the addresses out: whoever has them may answer. */
    @Override
    public String toString() {
        return "Challenge[]";
    }
}
