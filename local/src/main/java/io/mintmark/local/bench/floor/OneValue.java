package io.mintmark.local.bench.floor;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A parameter that is no array. */
final class OneValue implements Parameter {
    private static final Template NOTHING = Template.of("", new Slots());

    private final @Nullable Object constant;
    private final Template template;
    private final ParameterType type;
    private final boolean textInBytes;

    private OneValue(@Nullable Object constant, Template template, ParameterType type, boolean textInBytes) {
        this.constant = constant;
        this.template = template;
        this.type = type;
        this.textInBytes = textInBytes;
    }

    /** @param recorded in the database's text form */
    static OneValue of(@Nullable String recorded, ParameterType type, Slots slots) {
        if (recorded == null) {
            return new OneValue(null, NOTHING, type, false);
        }
        Object value = type.read(recorded);
        // Events stand as bytes in the outbox, and name whom they are about.
        String inBytes = value instanceof Buffer bytes ? text(bytes) : null;
        Template template = value instanceof Buffer && inBytes == null
                ? NOTHING
                : Template.of(inBytes == null ? recorded : inBytes, slots);
        return new OneValue(template.isConstant() ? value : null, template, type, inBytes != null);
    }

    private static @Nullable String text(Buffer bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes()))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    @Override
    public @Nullable Object value(@Nullable String[] values) {
        if (template.isConstant()) {
            return constant;
        }
        String text = template.fill(values);
        return textInBytes ? Buffer.buffer(text) : type.read(text);
    }

    @Override
    public IntStream slots() {
        return template.slots();
    }
}
