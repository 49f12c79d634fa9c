package io.mintmark.session.acquirer.domain;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a token of another vault consists of. */
public enum TokenForm {
    /** Of Authorize.net: a customer's profile, and the payment profile in it that stands for the card. */
    AUTHORIZE_NET("profile_id", "payment_id");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}");

    private final String[] parts;

    TokenForm(String... parts) {
        this.parts = parts;
    }

    /** What is wrong with a part of a token. */
    public enum Fault {
        MISSING,
        MALFORMED,
        UNKNOWN
    }

    /** What is wrong with a token, by part; empty for one that can be sent. */
    public Map<String, Fault> faultsOf(Map<String, String> token) {
        Map<String, Fault> faults = new TreeMap<>();
        for (String name : token.keySet()) {
            faults.put(name, Fault.UNKNOWN);
        }
        for (String part : parts) {
            String value = token.get(part);
            faults.remove(part);
            if (value == null || value.isBlank()) {
                faults.put(part, Fault.MISSING);
            } else if (!NUMBER.matcher(value).matches()) {
                faults.put(part, Fault.MALFORMED);
            }
        }
        return faults;
    }
}
