package io.mintmark.webhook.egress.domain;

import java.io.Serial;

/** A URL that no webhook is sent to. */
public final class TargetRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    TargetRefused(Reason reason) {
        super(reason.advice, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why; the advice is written for the merchant and never repeats the URL. */
    public enum Reason {
        MALFORMED("Use an absolute https URL of at most 2048 characters."),
        SCHEME("Use https."),
        PORT("Use port 443 or 8443."),
        USER_INFO("Leave user name and password out of the URL."),
        FRAGMENT("Leave the fragment out of the URL."),
        IP_LITERAL("Use a host name, not an IP address."),
        HOST("Use a public, fully qualified host name.");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }

        /** What to do about it. */
        public String advice() {
            return advice;
        }
    }
}
