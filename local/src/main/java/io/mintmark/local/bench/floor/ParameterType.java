package io.mintmark.local.bench.floor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** How Postgres's text form of a parameter becomes what the client sends. */
enum ParameterType {
    TEXT(text -> text, "text", "character varying", "name"),
    BIGINT(Long::valueOf, "bigint"),
    INTEGER(Integer::valueOf, "integer"),
    SMALLINT(Short::valueOf, "smallint"),
    BOOLEAN("t"::equals, "boolean"),
    DOUBLE(Double::valueOf, "double precision"),
    REAL(Float::valueOf, "real"),
    NUMERIC(BigDecimal::new, "numeric"),
    TIMESTAMP(ParameterType::time, "timestamp with time zone"),
    BYTES(ParameterType::bytes, "bytea"),
    JSON(ParameterType::json, "jsonb", "json"),
    UUIDS(UUID::fromString, "uuid"),
    TEXTS(TEXT, String[]::new, "text[]", "character varying[]"),
    BIGINTS(BIGINT, Long[]::new, "bigint[]"),
    BYTEAS(BYTES, Buffer[]::new, "bytea[]");

    /** As {@code datestyle = ISO} writes it: {@code 2026-11-21 04:05:06.789+00}. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    private final Function<String, Object> reader;
    private final @Nullable ParameterType element;
    private final IntFunction<Object[]> array;
    private final List<String> names;

    ParameterType(Function<String, Object> reader, String... names) {
        this.reader = reader;
        this.element = null;
        this.array = Object[]::new;
        this.names = List.of(names);
    }

    /** An array. */
    ParameterType(ParameterType element, IntFunction<Object[]> array, String... names) {
        this.reader = text -> TextArray.read(text).stream().map(element::read).toArray(array);
        this.element = element;
        this.array = array;
        this.names = List.of(names);
    }

    /** By the name that {@code regtype} has. */
    static ParameterType named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.names.contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the floor cannot send a parameter of type " + name + " yet; teach ParameterType to"));
    }

    /** Of what it is an array; null if it is none. */
    @Nullable ParameterType element() {
        return element;
    }

    /** An array of this type. */
    Object[] array(int length) {
        return array.apply(length);
    }

    Object read(String text) {
        return reader.apply(text);
    }

    private static Object time(String text) {
        return OffsetDateTime.parse(text, TIME);
    }

    private static Object bytes(String text) {
        return Buffer.buffer(HexFormat.of().parseHex(text.substring("\\x".length())));
    }

    private static Object json(String text) {
        return Json.decodeValue(text);
    }
}
