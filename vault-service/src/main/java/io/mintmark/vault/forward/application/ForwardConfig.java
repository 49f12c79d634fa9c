package io.mintmark.vault.forward.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where cards may be sent. */
@ConfigMapping(prefix = "mintmark.forward")
public interface ForwardConfig {
    /** The file that describes the destinations; without one nothing can be sent anywhere. */
    Optional<Path> profilesFile();

    /** How long a connection may take, within the time-out of the profile. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** How many connections there may be to one destination. */
    @WithDefault("50")
    int connections();

    /** How many forwards one merchant may ask for within a minute, refused ones included. */
    @WithDefault("120")
    int merchantPerMinute();

    /** Address ranges, in CIDR notation, that merchants' forwards never connect to, besides those that are not public anyway. */
    Optional<List<String>> deniedRanges();
}
