package io.mintmark.session.acquirer.forward;

import io.mintmark.session.acquirer.domain.Reference;
import io.mintmark.session.acquirer.domain.Standing;
import io.mintmark.session.acquirer.domain.StepKind;
import io.mintmark.session.acquirer.forward.ForwardClient.Forwarded;

/** Reads what the vault says of a question that it was to ask. */
final class Standings {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String UNHEARD = "unknown_reference";

    private Standings() {}

    static Standing of(Forwarded forwarded, Reference step, StepKind kind, ChallengePages challenges) {
        OperationBody body = forwarded.body();
        if (!"answered".equals(forwarded.outcome()) || forwarded.status() == null) {
            return new Standing.Unknown("the vault says " + forwarded.reason());
        }
        if (forwarded.status() == NOT_FOUND) {
            // The profile need not let the error through; but where it does, another one tells us nothing.
            return body == null || body.error() == null || body.error().equals(UNHEARD)
                    ? new Standing.Unheard()
                    : new Standing.Unknown("the acquirer answered with another error");
        }
        if (forwarded.status() != OK || body == null) {
            return new Standing.Unknown("the acquirer answered with status " + forwarded.status());
        }
        return body.challenge(step, kind, challenges)
                .<Standing>map(Standing.Challenged::new)
                .or(() -> body.about(step, kind).map(Standing.Known::new))
                .orElseGet(() -> new Standing.Unknown("the acquirer's answer is about something else"));
    }
}
