package io.mintmark.session.sessions.page;

import io.mintmark.session.sessions.domain.Session;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a payer's request brings along. */
public record Visit(
        @QueryParam("t") @Nullable String token,
        @QueryParam("locale") @Nullable String locale,
        @HeaderParam("Accept-Language") @Nullable String accepted) {

    String tokenOrNone() {
        return token == null ? "" : token;
    }

    /** For a payer of whose session nothing is known, or may be told. */
    Language language() {
        return Language.of(null, locale, accepted);
    }

    Language language(Session session) {
        return Language.of(session.order().page().locale(), locale, accepted);
    }

    /** The same request once more, as a relative address. */
    URI again() {
        String query = "?t=" + encoded(tokenOrNone());
        return URI.create(locale == null ? query : query + "&locale=" + encoded(locale));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Visit[locale=" + locale + "]";
    }
}
