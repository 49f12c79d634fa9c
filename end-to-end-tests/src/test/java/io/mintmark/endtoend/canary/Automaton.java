package io.mintmark.endtoend.canary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * All needles at once, one table look-up for each byte: the automaton of Aho and Corasick with every transition written
 * out. What it knows of the bytes so far is one number, so it does not care where a buffer ends.
 *
 * <p>Own code, because the maintained libraries search Java strings that are in memory as a whole; these are gigabytes of
 * bytes.
 */
final class Automaton {
    /** The state before the first byte. */
    static final int START = 0;

    private static final int BYTES = 256;

    /** The state that follows, at {@code state << 8 | byte}. */
    private final char[] next;

    /** States from here on end one or more needles. */
    private final int firstEnd;

    private final List<List<Needle>> ends;

    private Automaton(char[] next, int firstEnd, List<List<Needle>> ends) {
        this.next = next;
        this.firstEnd = firstEnd;
        this.ends = ends;
    }

    /** The state after one more byte. */
    int next(int state, byte read) {
        return next[(state << Byte.SIZE) | (read & 0xff)];
    }

    boolean endsNeedles(int state) {
        return state >= firstEnd;
    }

    /** The needles whose last byte was just read. */
    List<Needle> endedAt(int state) {
        return ends.get(state - firstEnd);
    }

    static Automaton of(List<Needle> needles) {
        return new Builder(needles).build();
    }

    /** A tree of all prefixes, made deterministic. */
    private static final class Builder {
        private static final int NONE = -1;

        private final List<int[]> children = new ArrayList<>();
        private final List<List<Needle>> ends = new ArrayList<>();

        private Builder(List<Needle> needles) {
            add();
            needles.forEach(this::plant);
        }

        private int add() {
            int[] none = new int[BYTES];
            Arrays.fill(none, NONE);
            children.add(none);
            ends.add(new ArrayList<>());
            return children.size() - 1;
        }

        private void plant(Needle needle) {
            int node = START;
            for (byte read : needle.bytes()) {
                int[] row = children.get(node);
                if (row[read & 0xff] == NONE) {
                    row[read & 0xff] = add();
                }
                node = row[read & 0xff];
            }
            if (node == START) {
                throw new IllegalArgumentException("an empty needle is everywhere");
            }
            ends.get(node).add(needle);
        }

        /** Breadth first, so that the shorter suffix that a node falls back to is finished before the node. */
        private void complete() {
            int[] fallback = new int[children.size()];
            Deque<Integer> open = new ArrayDeque<>(List.of(START));
            while (!open.isEmpty()) {
                int node = open.remove();
                int[] row = children.get(node);
                int[] shorter = children.get(fallback[node]);
                for (int read = 0; read < BYTES; read++) {
                    int onward = node == START ? START : shorter[read];
                    if (row[read] == NONE) {
                        row[read] = onward;
                    } else {
                        fallback[row[read]] = onward;
                        ends.get(row[read]).addAll(ends.get(onward));
                        open.add(row[read]);
                    }
                }
            }
        }

        private Automaton build() {
            complete();
            List<Integer> order = new ArrayList<>();
            for (int node = 0; node < children.size(); node++) {
                if (ends.get(node).isEmpty()) {
                    order.add(node);
                }
            }
            int firstEnd = order.size();
            for (int node = 0; node < children.size(); node++) {
                if (!ends.get(node).isEmpty()) {
                    order.add(node);
                }
            }
            return new Automaton(
                    table(order),
                    firstEnd,
                    order.subList(firstEnd, order.size()).stream()
                            .map(node -> List.copyOf(ends.get(node)))
                            .toList());
        }

        private char[] table(List<Integer> order) {
            if (order.size() > Character.MAX_VALUE) {
                throw new IllegalArgumentException("too many needles");
            }
            int[] number = new int[order.size()];
            for (int state = 0; state < order.size(); state++) {
                number[order.get(state)] = state;
            }
            char[] table = new char[order.size() * BYTES];
            for (int state = 0; state < order.size(); state++) {
                int[] row = children.get(order.get(state));
                for (int read = 0; read < BYTES; read++) {
                    table[(state << Byte.SIZE) | read] = (char) number[row[read]];
                }
            }
            return table;
        }
    }
}
