package io.mintmark.simulator.answer;

import io.mintmark.simulator.answer.Refused.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON body. Whatever is not as it has to be is refused, by its place and without its value. */
public final class Fields {
    private final JsonObject json;
    private final String place;

    private Fields(JsonObject json, String place) {
        this.json = json;
        this.place = place;
    }

    /** @throws Refused if it is no JSON object */
    public static Fields of(@Nullable Buffer body) {
        if (body == null) {
            throw new Refused(Reason.MALFORMED, "a JSON object is expected");
        }
        try {
            return new Fields(new JsonObject(body), "");
        } catch (DecodeException | ClassCastException notAnObject) {
            throw new Refused(Reason.MALFORMED, "a JSON object is expected");
        }
    }

    /** All of it. */
    public JsonObject json() {
        return json;
    }

    /** A text that has to be there. */
    public String text(String name, Pattern form) {
        String text = optionalText(name, form);
        if (text == null) {
            throw malformed(name, "is missing");
        }
        return text;
    }

    /** A text that may be absent or null. */
    public @Nullable String optionalText(String name, Pattern form) {
        Object value = json.getValue(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || !form.matcher(text).matches()) {
            throw malformed(name, "is not in its form " + form);
        }
        return text;
    }

    /** A whole number from 0 to the most, or what is usual where it is absent. */
    public long number(String name, long most, @Nullable Long usual) {
        Long number = optionalNumber(name, 0, most);
        if (number != null) {
            return number;
        }
        if (usual != null) {
            return usual;
        }
        throw malformed(name, "is missing");
    }

    /** A whole number in that range, that may be absent or null. */
    public @Nullable Long optionalNumber(String name, long least, long most) {
        Object value = json.getValue(name);
        if (value == null) {
            return null;
        }
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= least
                && ((Number) value).longValue() <= most) {
            return ((Number) value).longValue();
        }
        throw malformed(name, "is not a whole number from " + least + " to " + most);
    }

    /** A text that has to be there, or a whole number taken as one. */
    public String textOrNumber(String name, Pattern form) {
        Object value = json.getValue(name);
        return value instanceof Integer || value instanceof Long ? value.toString() : text(name, form);
    }

    /** Texts that have to be there, though there may be none. */
    public List<String> texts(String name, Pattern form) {
        if (!(json.getValue(name) instanceof JsonArray array)) {
            throw malformed(name, "is not a list");
        }
        List<String> texts = new ArrayList<>();
        for (Object value : array) {
            if (!(value instanceof String text) || !form.matcher(text).matches()) {
                throw malformed(name, "has something that is not in its form " + form);
            }
            texts.add(text);
        }
        return texts;
    }

    /** A number from 0 to 1, which has to be there. */
    public double share(String name) {
        if (json.getValue(name) instanceof Number number && number.doubleValue() >= 0 && number.doubleValue() <= 1) {
            return number.doubleValue();
        }
        throw malformed(name, "is not a number from 0 to 1");
    }

    /** True or false, which has to be there. */
    public boolean flag(String name) {
        if (json.getValue(name) instanceof Boolean flag) {
            return flag;
        }
        throw malformed(name, "is neither true nor false");
    }

    /** An object that has to be there. */
    public Fields object(String name) {
        if (json.getValue(name) instanceof JsonObject object) {
            return new Fields(object, place + "/" + name);
        }
        throw malformed(name, "is not an object");
    }

    /** An object that may be absent or null. */
    public @Nullable Fields optionalObject(String name) {
        return json.getValue(name) == null ? null : object(name);
    }

    private Refused malformed(String name, String problem) {
        return new Refused(Reason.MALFORMED, place + "/" + name + " " + problem);
    }
}
