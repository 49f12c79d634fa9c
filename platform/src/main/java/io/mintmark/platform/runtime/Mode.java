package io.mintmark.platform.runtime;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sandbox (the default) takes published test cards and development keys only; live refuses both. */
@Singleton
public final class Mode {
    private final boolean live;

    Mode(@ConfigProperty(name = "mintmark.mode", defaultValue = "sandbox") String mode) {
        this.live = switch (mode.toLowerCase(Locale.ROOT)) {
            case "sandbox" -> false;
            case "live" -> true;
            default -> throw new IllegalArgumentException("mintmark.mode is sandbox or live");
        };
    }

    public boolean isLive() {
        return live;
    }

    /** {@code sandbox} or {@code live}. */
    public String label() {
        return live ? "live" : "sandbox";
    }
}
