package io.mintmark.vault.capture.application;

import io.mintmark.vault.capture.domain.Capture;
import io.mintmark.vault.capture.domain.Visit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored captures; always within the caller's transaction. */
public interface Captures {
    /** Adds one or, if its session has one, updates that; the id that it has in either case. */
    Uni<String> register(SqlConnection tx, Capture capture, byte[] capabilityHash);

    /** The capture of a link, and what became of it by the database's clock. */
    Uni<Optional<Found>> find(SqlConnection tx, String id);

    /** Remembers how its session ended; the first word counts. */
    Uni<Void> ended(SqlConnection tx, String id, String sessionStatus, @Nullable String redirectUrl);

    /** Remembers that its session lives longer than was known. */
    Uni<Void> extended(SqlConnection tx, String id, Instant end);

    /** Forgets captures of sessions that are long over. */
    Uni<Integer> forget(SqlConnection tx, int count);

    /**
     * What the database knows of a link.
     *
     * @param capabilityHash SHA-256 of the secret part of the link
     */
    record Found(Visit visit, byte[] capabilityHash) {}
}
