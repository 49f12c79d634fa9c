package io.mintmark.session.payments.api;

import io.mintmark.platform.problem.FieldError;
import io.mintmark.platform.problem.Problem;
import io.mintmark.session.acquirer.application.Connectors;
import io.mintmark.session.acquirer.domain.TokenForm;
import io.mintmark.session.cards.domain.CardRef;
import io.mintmark.session.requests.application.Faults;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a merchant wants to charge: a saved card, or one that another vault keeps. */
@Singleton
class PayingCards {
    private static final String METHOD = "#/paymentMethod";

    private enum Source {
        TOKEN,
        EXTERNAL
    }

    private final Connectors connectors;

    PayingCards(Connectors connectors) {
        this.connectors = connectors;
    }

    /**
     * The card; null, with faults, for what names none.
     *
     * @throws Problem 422 {@code unknown_token_source} for a vault whose tokens nobody here can charge
     */
    @Nullable CardRef read(Faults faults, NewPayment.PaymentMethod method) {
        Source source = method.source() == null
                ? Source.TOKEN
                : faults.value(METHOD + "/source", Source.class, method.source());
        if (source == null) {
            return null;
        }
        return source == Source.TOKEN ? saved(faults, method) : external(faults, method);
    }

    private static @Nullable CardRef saved(Faults faults, NewPayment.PaymentMethod method) {
        refuse(faults, "/tokenSource", method.tokenSource());
        refuse(faults, "/tokenData", method.tokenData());
        String token = method.token();
        if (token == null || token.isBlank()) {
            faults.add(METHOD + "/token", "required", "Name the saved card.");
            return null;
        }
        return new CardRef.Saved(token);
    }

    private @Nullable CardRef external(Faults faults, NewPayment.PaymentMethod method) {
        refuse(faults, "/token", method.token());
        String name = method.tokenSource();
        Map<String, @Nullable String> data = method.tokenData();
        if (name == null || name.isBlank()) {
            faults.add(METHOD + "/tokenSource", "required", "Say whose token it is.");
        }
        if (data == null) {
            faults.add(METHOD + "/tokenData", "required", "Give the token, part by part.");
        }
        if (name == null || name.isBlank() || data == null) {
            return null;
        }
        Connectors.Source source = connectors.source(name).orElseThrow(this::unknown);
        Map<String, String> token = new TreeMap<>();
        data.forEach((part, value) -> token.put(part, value == null ? "" : value));
        Map<String, TokenForm.Fault> wrong = source.form().faultsOf(token);
        wrong.forEach((part, fault) -> add(faults, part, fault));
        return wrong.isEmpty() ? new CardRef.External(source.connector(), source.name(), token) : null;
    }

    private static void add(Faults faults, String part, TokenForm.Fault fault) {
        String pointer = METHOD + "/tokenData/" + part.replace("~", "~0").replace("/", "~1");
        switch (fault) {
            case MISSING -> faults.add(pointer, "required", "This part of the token is missing.");
            case MALFORMED -> faults.add(pointer, "invalid_format", "This is no such part of a token.");
            case UNKNOWN -> faults.add(pointer, "unsupported_value", "Tokens of this source have no such part.");
        }
    }

    private static void refuse(Faults faults, String member, @Nullable Object given) {
        if (given != null) {
            faults.add(METHOD + member, "invalid", "This belongs to another source.");
        }
    }

    private Problem unknown() {
        String known =
                connectors.sources().stream().map(Connectors.Source::name).collect(Collectors.joining(", "));
        String detail =
                "Nobody here can charge tokens of this source. Known: " + (known.isEmpty() ? "none" : known) + ".";
        return Problem.unprocessable(
                "unknown_token_source",
                detail,
                new FieldError(METHOD + "/tokenSource", "unknown_token_source", detail));
    }
}
