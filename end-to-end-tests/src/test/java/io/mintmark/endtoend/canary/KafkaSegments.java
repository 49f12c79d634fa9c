package io.mintmark.endtoend.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.record.RecordBatch;
import org.jspecify.annotations.Nullable;

/** The records in a broker's segments. The files themselves hold them compressed, so that their bytes tell little. */
final class KafkaSegments {
    private static final byte[] BETWEEN = {0};

    private KafkaSegments() {}

    /** Searches the records of every partition below the folder; a place is a partition. */
    static void search(Search search, Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> segments = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
            for (Path segment : segments) {
                records(search, segment);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void records(Search search, Path segment) throws IOException {
        Search.Pieces pieces = search.pieces("records of " + segment.getName(segment.getNameCount() - 2));
        FileRecords records = FileRecords.open(segment.toFile(), false);
        try {
            for (RecordBatch batch : records.batches()) {
                for (Record record : batch) {
                    feed(pieces, record.key());
                    feed(pieces, record.value());
                    for (Header header : record.headers()) {
                        feed(pieces, ByteBuffer.wrap(header.value()));
                    }
                }
            }
        } finally {
            // To close it would cut off what the broker has written since: the file is not ours.
            records.closeHandlers();
        }
    }

    private static void feed(Search.Pieces pieces, @Nullable ByteBuffer content) {
        if (content != null) {
            byte[] bytes = new byte[content.remaining()];
            content.get(bytes);
            pieces.feed(bytes, 0, bytes.length);
            pieces.feed(BETWEEN, 0, 1);
        }
    }
}
