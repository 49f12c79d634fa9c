package io.mintmark.session.sessions.page;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** Renders notices, and sends payers on, under headers that let a browser do nothing but show them. */
@Singleton
class Pages {
    private static final int WAITING_SECONDS = 2;

    private final Template entry;
    private final String css;
    private final String policy;

    Pages(@Location("entry.html") Template entry) {
        this.entry = entry;
        this.css = stylesheet();
        this.policy = "default-src 'none'; style-src 'sha256-" + sha256(css)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors ";
    }

    Uni<Response> show(Notice notice, Viewing viewing) {
        return Uni.createFrom()
                .completionStage(() -> entry.data("notice", notice)
                        .data("language", viewing.language().tag())
                        .data("footer", viewing.language().words().footer())
                        .data("embedded", viewing.embedded())
                        .data("css", css)
                        .renderAsync())
                .map(html -> page(notice, viewing, html));
    }

    private Response page(Notice notice, Viewing viewing, String html) {
        Response.ResponseBuilder response = withHeaders(Response.status(notice.status()))
                .header("Content-Security-Policy", policy + viewing.frameAncestors())
                .header("Content-Language", viewing.language().tag())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html);
        if (notice.tone().equals("wait")) {
            response.header("Refresh", WAITING_SECONDS);
        }
        if (notice.status() == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            response.header("Retry-After", WAITING_SECONDS);
        }
        return response.build();
    }

    /** 303, without telling the next page where the payer came from: the address holds the token. */
    Response sendTo(URI address) {
        return withHeaders(Response.seeOther(address)).build();
    }

    static Response.ResponseBuilder withHeaders(Response.ResponseBuilder response) {
        return response.header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex");
    }

    private static String stylesheet() {
        try (InputStream file = Pages.class.getResourceAsStream("/entry.css")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
