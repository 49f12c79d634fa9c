package io.mintmark.session.merchants.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.session.merchants.domain.WebNames;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the lists of origins and hosts of a request; 422 that names every bad entry. */
@Singleton
class WebNameLists {
    private final boolean loopbackHttp;

    WebNameLists(Mode mode) {
        this.loopbackHttp = !mode.isLive();
    }

    List<String> origins(List<@Nullable String> texts) {
        return read(
                "#/embedOrigins/",
                texts,
                text -> WebNames.origin(text, loopbackHttp),
                "Give an https origin such as https://shop.example, without a path.");
    }

    List<String> hosts(List<@Nullable String> texts) {
        return read(
                "#/redirectHosts/",
                texts,
                WebNames::host,
                "Give a host name such as shop.example, without a wildcard.");
    }

    private static List<String> read(
            String pointer, List<@Nullable String> texts, Function<String, Optional<String>> reader, String advice) {
        Set<String> names = new LinkedHashSet<>();
        List<FieldError> errors = new ArrayList<>();
        for (int place = 0; place < texts.size(); place++) {
            String text = texts.get(place);
            Optional<String> name = text == null ? Optional.empty() : reader.apply(text);
            if (name.isPresent()) {
                names.add(name.get());
            } else {
                errors.add(new FieldError(pointer + place, "invalid_format", advice));
            }
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(errors);
        }
        return List.copyOf(names);
    }
}
