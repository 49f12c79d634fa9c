package io.mintmark.session.merchants.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.merchants.domain.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the scopes of a request; 422 that names every unknown one. */
final class Scopes {
    private Scopes() {}

    static List<Scope> read(@Nullable List<@Nullable String> labels) {
        if (labels == null) {
            return Scope.usual();
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        List<FieldError> errors = new ArrayList<>();
        for (int place = 0; place < labels.size(); place++) {
            String label = labels.get(place);
            Optional<Scope> scope = label == null ? Optional.empty() : Scope.ofLabel(label);
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                errors.add(new FieldError("#/scopes/" + place, "unsupported_value", "There is no such scope."));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
        return List.copyOf(scopes);
    }
}
