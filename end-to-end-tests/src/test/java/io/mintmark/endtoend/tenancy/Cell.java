package io.mintmark.endtoend.tenancy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one endpoint is tried.
 *
 * @param endpoint such as {@code GET /v1/things/{id}}
 * @param wall what keeps a stranger out
 * @param things what stands for the variables of the path, in order
 * @param body what is sent, good enough to be refused for nothing else
 */
record Cell(String endpoint, Wall wall, List<Thing> things, @Nullable String body) {
    /** What keeps a stranger out. */
    enum Wall {
        /** An id of another merchant is as unknown as one that does not exist: 404. */
        UNKNOWN,
        /** The list holds the caller's own alone. */
        OWN_LIST,
        /** What is made belongs to the caller; what it names of another merchant is as unknown as what does not exist. */
        OWN_MAKING,
        /** Makes nothing that stays; what it names of another merchant is as unknown as what does not exist: 404. */
        OWN_NAMING,
        /** The same for many at once, which the answer tells by position. */
        OWN_BATCH,
        /** For operators: 403. */
        OPERATOR,
        /** For other services: unknown to the public, 403 for a merchant who gets at the process. */
        INTERNAL,
        /** For whoever holds the link: without its secret part 404. */
        LINK,
        /** The same for everybody, and nobody's. */
        PUBLIC
    }

    /** Something that belongs to a merchant and has an id. */
    enum Thing {
        MERCHANT,
        API_KEY,
        SESSION,
        /** The file name of a session's QR code. */
        CODE,
        CUSTOMER,
        INSTRUMENT,
        PAYMENT,
        ENDPOINT,
        EVENT,
        CAPTURE
    }

    static Cell unknown(String endpoint, Thing... things) {
        return new Cell(endpoint, Wall.UNKNOWN, List.of(things), null);
    }

    static Cell of(Wall wall, String endpoint, Thing... things) {
        return new Cell(endpoint, wall, List.of(things), null);
    }

    Cell sending(String json) {
        return new Cell(endpoint, wall, things, json);
    }

    /** Whether what opens it is the secret of a session's links, not that of a card page. */
    boolean isBySessionLink() {
        return things.contains(Thing.SESSION) || things.contains(Thing.CODE);
    }

    String method() {
        return endpoint.substring(0, endpoint.indexOf(' '));
    }

    String path() {
        return endpoint.substring(endpoint.indexOf(' ') + 1);
    }

    /** As the test report shows it. */
    @Override
    public String toString() {
        return endpoint + " " + wall;
    }
}
