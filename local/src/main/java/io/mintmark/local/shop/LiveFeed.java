package io.mintmark.local.shop;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** What has arrived, told to every open page as server-sent events; a page that opens later is told the last of it. */
final class LiveFeed {
    private static final int REMEMBERED = 60;

    private final Deque<String> recent = new ArrayDeque<>();
    private final Set<HttpServerResponse> pages = new LinkedHashSet<>();

    /** Tells all pages. */
    synchronized void publish(String kind, JsonObject item) {
        String frame = "event: " + kind + "\ndata: " + item.encode() + "\n\n";
        recent.addLast(frame);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        pages.forEach(page -> send(page, frame));
    }

    /** Keeps this response open and tells it everything from here on. */
    synchronized void open(HttpServerResponse page) {
        page.setChunked(true).putHeader("Content-Type", "text/event-stream").putHeader("Cache-Control", "no-store");
        page.closeHandler(gone -> close(page));
        send(page, ": welcome\n\n");
        recent.forEach(frame -> send(page, frame));
        pages.add(page);
    }

    private synchronized void close(HttpServerResponse page) {
        pages.remove(page);
    }

    private static void send(HttpServerResponse page, String frame) {
        // A page that left is taken out by its close handler; what was meant for it is nobody's loss.
        var unused = page.write(frame);
    }
}
