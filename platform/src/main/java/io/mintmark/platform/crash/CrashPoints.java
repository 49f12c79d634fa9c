package io.mintmark.platform.crash;

import io.mintmark.platform.runtime.Mode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Labelled places at which a fault test ends the process as {@code kill -9} would: no hooks, no flushing. Sandbox only. */
@Singleton
public class CrashPoints {
    private static final Logger LOG = Logger.getLogger(CrashPoints.class);
    private static final int KILLED = 137;

    private final String label;

    CrashPoints(@ConfigProperty(name = "mintmark.crash-at") Optional<String> label, Mode mode) {
        if (label.isPresent() && mode.isLive()) {
            throw new IllegalStateException("mintmark.crash-at is for fault tests and is refused in live mode");
        }
        this.label = label.orElse("");
    }

    /** Ends the process at once if a fault test asked for this label. */
    public void hit(String label) {
        if (this.label.equals(label)) {
            LOG.warnf("ending at crash point %s", label);
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
