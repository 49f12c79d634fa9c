package io.mintmark.endtoend.canary;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One pass over the bytes of one place, in as many pieces as they come. Gzip members are opened on the way. */
final class Scan {
    /** A member in a member, as when a compressed file is sent over a compressed connection. */
    private static final int DEEPEST = 2;

    private final Automaton automaton;
    private final String place;
    private final int depth;
    private final Consumer<Find> finds;
    private final List<GzipMember> members = new ArrayList<>();
    private int state = Automaton.START;
    private long offset;

    Scan(Automaton automaton, String place, Consumer<Find> finds) {
        this(automaton, place, 0, finds);
    }

    private Scan(Automaton automaton, String place, int depth, Consumer<Find> finds) {
        this.automaton = automaton;
        this.place = place;
        this.depth = depth;
        this.finds = finds;
    }

    /** Goes on with these bytes, which follow those before. */
    void feed(byte[] bytes, int from, int to) {
        members.removeIf(member -> !member.feed(bytes, from, to));
        int at = state;
        for (int i = from; i < to; i++) {
            at = automaton.next(at, bytes[i]);
            if (automaton.endsNeedles(at)) {
                long end = offset + i - from + 1;
                for (Needle needle : automaton.endedAt(at)) {
                    met(needle, end, bytes, i + 1, to);
                }
            }
        }
        state = at;
        offset += to - from;
    }

    private void met(Needle needle, long end, byte[] bytes, int from, int to) {
        if (needle.encoding() != Encoding.GZIP) {
            finds.accept(new Find(place, needle.secret(), needle.encoding(), end));
        } else if (depth < DEEPEST) {
            Scan inside = new Scan(
                    automaton,
                    place + ", gzip member at " + end,
                    depth + 1,
                    find -> finds.accept(new Find(find.place(), find.secret(), Encoding.GZIP, find.offset())));
            GzipMember member = new GzipMember(inside);
            if (member.feed(bytes, from, to)) {
                members.add(member);
            }
        }
    }
}
