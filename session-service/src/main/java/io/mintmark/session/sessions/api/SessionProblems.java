package io.mintmark.session.sessions.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.sessions.domain.MoveRefused;
import io.mintmark.session.sessions.domain.SessionId;
import io.mintmark.session.sessions.domain.SessionStatus;
import java.util.stream.Collectors;

/** What the domain refuses, in terms of HTTP. */
final class SessionProblems {
    private SessionProblems() {}

    /** 409 with the moves that the session could make instead. */
    static Problem of(MoveRefused refused) {
        String allowed = refused.allowed().isEmpty()
                ? "none"
                : refused.allowed().stream().map(SessionStatus::label).sorted().collect(Collectors.joining(", "));
        return Problem.conflict(
                "move_not_allowed",
                "A session that is " + refused.from().label() + " cannot become "
                        + refused.to().label() + ". Allowed moves: " + allowed + ".",
                new FieldError("#/status", "move_not_allowed", "Allowed moves: " + allowed + "."));
    }

    /** The id in a path; what cannot be one names no session. */
    static SessionId idOf(String text) {
        return SessionId.parse(text).orElseThrow(() -> Problem.notFound("session"));
    }
}
