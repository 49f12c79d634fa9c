package io.mintmark.vault.forward.api;

import io.mintmark.platform.problem.Problem;
import io.mintmark.vault.forward.application.Outcome;

/** What a merchant is told where there is no answer to show: whether its request may have arrived is what matters. */
final class ForwardProblems {
    private ForwardProblems() {}

    static Problem of(Outcome outcome) {
        if (outcome instanceof Outcome.NotSent) {
            return Problem.of(
                    502,
                    "forward_not_sent",
                    "The destination could not be reached. Nothing was sent, and nothing will be.");
        }
        if (outcome instanceof Outcome.Withheld) {
            return Problem.of(
                    502,
                    "answer_withheld",
                    "The request arrived and was answered, but the answer repeats the card number and is kept from you.");
        }
        return outcome.detail().equals("timeout")
                ? Problem.of(
                        504,
                        "forward_timeout",
                        "The destination did not answer in time. The request may have arrived: ask there before you repeat it.")
                : Problem.of(
                        502,
                        "forward_unknown",
                        "There is no answer that could be read. The request may have arrived: ask there before you repeat it.");
    }
}
