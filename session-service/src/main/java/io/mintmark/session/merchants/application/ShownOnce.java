package io.mintmark.session.merchants.application;

import io.mintmark.platform.problem.Problem;
import io.smallrye.mutiny.Uni;

/** A secret is shown in the answer that made it and never again, not even to the same request. */
final class ShownOnce {
    private ShownOnce() {}

    static <T> Uni<T> refuse(String resourceId) {
        return Uni.createFrom()
                .failure(Problem.conflict(
                        "already_issued",
                        "This key already led to " + resourceId + ", and its secret is shown only once."));
    }
}
