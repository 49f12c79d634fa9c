package io.mintmark.endtoend.canary;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A search for some secrets in one place after the other. */
final class Search {
    /** More finds of the same kind in one place tell nothing new. */
    private static final int ENOUGH = 3;

    private static final int BUFFER = 1 << 20;

    private final Automaton automaton;
    private final List<Find> finds = new ArrayList<>();
    private final Map<String, Long> searched = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER];

    Search(List<Secret> secrets) {
        this.automaton = Automaton.of(Encoding.needles(secrets));
    }

    /** What was found so far, a few of each kind in each place. */
    List<Find> finds() {
        return List.copyOf(finds);
    }

    /** How many bytes were searched, by place. */
    Map<String, Long> searched() {
        return Map.copyOf(searched);
    }

    /** Searches a file; one that is gone by now is nowhere. */
    void file(String place, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            stream(place, bytes);
        } catch (NoSuchFileException gone) {
            searched.putIfAbsent(place, 0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stream(String place, InputStream bytes) throws IOException {
        Pieces pieces = pieces(place);
        for (int length = bytes.read(buffer); length >= 0; length = bytes.read(buffer)) {
            pieces.feed(buffer, 0, length);
        }
    }

    /** Searches what is written to it. */
    OutputStream sink(String place) {
        Pieces pieces = pieces(place);
        return new OutputStream() {
            @Override
            public void write(int value) {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                pieces.feed(bytes, from, from + length);
            }
        };
    }

    /** Searches a place that is handed over in pieces. */
    Pieces pieces(String place) {
        Scan scan = new Scan(automaton, place, this::found);
        return (bytes, from, to) -> {
            scan.feed(bytes, from, to);
            searched.merge(place, (long) to - from, Long::sum);
        };
    }

    private void found(Find find) {
        long before = finds.stream()
                .filter(known -> known.secret().equals(find.secret())
                        && known.encoding() == find.encoding()
                        && known.place().equals(find.place()))
                .count();
        if (before < ENOUGH) {
            finds.add(find);
        }
    }

    /** Takes the bytes of one place, in order. */
    interface Pieces {
        void feed(byte[] bytes, int from, int to);
    }
}
