package io.mintmark.local.shop;

import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** The one page, its style and its script. */
final class ShopPage {
    private static final Pattern SESSION = Pattern.compile("ses_[0-9a-z]{1,40}");
    private static final Pattern STATUS = Pattern.compile("[a-z_]{1,30}");
    private static final String RESULT = "<!-- result -->";

    final String style = resource("shop.css");
    final String script = resource("shop.js");
    private final String page = resource("index.html");

    /** The page as the shop opens. */
    String start() {
        return page;
    }

    /** The page that payers come back to; what the address claims is shown only if it looks like a session and a status. */
    String result(HttpServerRequest request) {
        String session = request.getParam("sessionId", "");
        String status = request.getParam("status", "");
        if (!SESSION.matcher(session).matches() || !STATUS.matcher(status).matches()) {
            return page;
        }
        return page.replace(
                RESULT,
                "<p class=\"result " + status + "\" role=\"status\"><strong>The session is " + status.replace('_', ' ')
                        + ".</strong> <code id=\"session-id\">" + session + "</code></p>");
    }

    private static String resource(String name) {
        try (InputStream stream = ShopPage.class.getResourceAsStream("/shop/" + name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
