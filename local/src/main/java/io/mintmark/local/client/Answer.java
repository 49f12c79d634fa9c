package io.mintmark.local.client;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** An answer as it came. */
record Answer(int status, MultiMap headers, Buffer body) {
    /** The body, if the status is as it must be; fails otherwise. */
    JsonObject json(int wanted, String what) {
        require(wanted, what);
        return body.toJsonObject();
    }

    Answer require(int wanted, String what) {
        if (status != wanted) {
            throw new WrongAnswer(what + " was answered with " + status + " instead of " + wanted + ": " + beginning());
        }
        return this;
    }

    /** Where it sends the caller. */
    String location(String what) {
        String location = require(303, what).headers.get("Location");
        if (location == null) {
            throw new WrongAnswer(what + " was answered with a redirect to nowhere");
        }
        return location;
    }

    String beginning() {
        return body.getString(0, Math.min(body.length(), 600));
    }
}
