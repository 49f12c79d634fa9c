package io.mintmark.vault.card.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The plaintext of a card record: format, number, month, year, holder; each text with its length in front. */
public final class CardBytes {
    private static final byte FORMAT = 1;

    private CardBytes() {}

    /** Writes a card; the caller wipes the result. */
    public static byte[] write(CardEntry card) {
        byte[] holder = card.holder() == null ? new byte[0] : card.holder().getBytes(StandardCharsets.UTF_8);
        return card.pan().lend(digits -> ByteBuffer.allocate(1 + 1 + digits.length + 1 + 2 + 2 + holder.length)
                .put(FORMAT)
                .put((byte) digits.length)
                .put(digits)
                .put((byte) card.expiry().month())
                .putShort((short) card.expiry().year())
                .putShort((short) holder.length)
                .put(holder)
                .array());
    }

    /** Reads a card and wipes the bytes it came from. */
    public static CardEntry read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != FORMAT) {
                throw new IllegalArgumentException("a card record of an unknown format");
            }
            int length = in.get();
            Pan pan = Pan.of(bytes, in.position(), in.position() + length);
            in.position(in.position() + length);
            CardExpiry expiry = new CardExpiry(in.get(), in.getShort());
            byte[] holder = new byte[in.getShort()];
            in.get(holder);
            return new CardEntry(pan, expiry, holder.length == 0 ? null : new String(holder, StandardCharsets.UTF_8));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
