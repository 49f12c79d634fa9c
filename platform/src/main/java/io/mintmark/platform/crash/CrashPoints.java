package io.mintmark.platform.crash;

import io.mintmark.platform.runtime.Mode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Labelled places at which a fault test ends the process as {@code kill -9} would: no hooks, no flushing. Sandbox only.
 *
 * <p>The test writes the label into a file, so that a running process can be armed; a start only to arm it takes seconds.
 * The file is gone before the process is: the next life is not struck.
 */
@Singleton
public class CrashPoints {
    private static final Logger LOG = Logger.getLogger(CrashPoints.class);
    private static final int KILLED = 137;

    private final @Nullable Path order;
    private final Runnable end;

    @Inject
    CrashPoints(@ConfigProperty(name = "mintmark.crash-file") Optional<String> file, Mode mode) {
        this(file, mode.isLive(), () -> Runtime.getRuntime().halt(KILLED));
    }

    CrashPoints(Optional<String> file, boolean live, Runnable end) {
        if (file.isPresent() && live) {
            throw new IllegalStateException("mintmark.crash-file is for fault tests and is refused in live mode");
        }
        this.order = file.map(Path::of).orElse(null);
        this.end = end;
    }

    /** Ends the process at once if a fault test asked for this label. */
    public void hit(String label) {
        if (order != null && isOrdered(order, label)) {
            LOG.warnf("ending at crash point %s", label);
            end.run();
        }
    }

    /** Of several that arrive together, one takes the order. */
    private static boolean isOrdered(Path file, String label) {
        try {
            return Files.exists(file) && Files.readString(file).equals(label) && Files.deleteIfExists(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
