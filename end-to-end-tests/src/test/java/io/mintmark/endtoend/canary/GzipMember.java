package io.mintmark.endtoend.canary;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What seems to be a gzip member (RFC 1952), behind the three bytes that it begins with. It takes the bytes as they come,
 * and is over when they make no sense, which those of a chance beginning soon do.
 */
final class GzipMember {
    /** How a member begins: two bytes of magic, and the only method there is. */
    static final byte[] BEGINNING = {0x1f, (byte) 0x8b, 8};

    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;
    private static final int FIXED = 7;
    private static final int BUFFER = 64 * 1024;

    /** Nothing that is worth a search is longer than this. */
    private static final long LONGEST = 1L << 30;

    private final Scan inside;
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer = new byte[BUFFER];

    /** How many bytes of the fixed header were read, then of what follows it. */
    private int read;

    private int flags;
    private int toSkip;
    private boolean over;

    GzipMember(Scan inside) {
        this.inside = inside;
    }

    /** Goes on with these bytes; false when the member has ended, or never was one. */
    boolean feed(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !over && inHeader()) {
            header(bytes[at++] & 0xff);
        }
        if (at < to && !over) {
            inflate(bytes, at, to);
        }
        if (over) {
            inflater.end();
        }
        return !over;
    }

    private boolean inHeader() {
        return read < FIXED || flags != 0;
    }

    private void header(int value) {
        if (read < FIXED) {
            if (read++ == 0) {
                flags = value & (HEADER_CRC | EXTRA | NAME | COMMENT);
                over = (value & RESERVED) != 0;
            }
        } else if ((flags & EXTRA) != 0) {
            extra(value);
        } else if ((flags & (NAME | COMMENT)) != 0) {
            if (value == 0) {
                flags &= (flags & NAME) != 0 ? ~NAME : ~COMMENT;
            }
        } else if (++read == FIXED + 2) {
            flags = 0;
        }
    }

    /** Two bytes of length, and as many bytes. */
    private void extra(int value) {
        if (read == FIXED) {
            toSkip = value;
            read++;
        } else if (read == FIXED + 1) {
            toSkip |= value << Byte.SIZE;
            read++;
        } else {
            toSkip--;
        }
        if (read == FIXED + 2 && toSkip == 0) {
            flags &= ~EXTRA;
            read = FIXED;
        }
    }

    private void inflate(byte[] bytes, int from, int to) {
        inflater.setInput(bytes, from, to - from);
        try {
            int length = inflater.inflate(buffer);
            while (length > 0 && inflater.getBytesWritten() < LONGEST) {
                inside.feed(buffer, 0, length);
                length = inflater.inflate(buffer);
            }
            over = length > 0 || inflater.finished() || inflater.needsDictionary();
        } catch (DataFormatException notDeflated) {
            over = true;
        }
    }
}
