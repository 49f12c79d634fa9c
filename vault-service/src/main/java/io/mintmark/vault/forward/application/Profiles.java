package io.mintmark.vault.forward.application;

import io.mintmark.platform.problem.Problem;
import io.mintmark.platform.runtime.Mode;
import io.mintmark.platform.tenancy.MerchantId;
import io.mintmark.vault.forward.domain.Profile;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/** The destinations, read and judged at start-up. */
@Startup
@Singleton
class Profiles {
    private final Map<String, Profile> profiles;

    @Inject
    Profiles(ForwardConfig config, Mode mode) {
        this(config.profilesFile()
                .map(file -> ProfileFile.read(file, mode.isLive()))
                .orElse(Map.of()));
    }

    Profiles(Map<String, Profile> profiles) {
        this.profiles = profiles;
    }

    /** The profile of a service; 404 {@code unknown_profile}, 403 for a service that it does not name. */
    Profile find(String name, String caller) {
        Profile profile = profiles.get(name);
        if (profile == null) {
            throw Problem.of(
                    404, "unknown_profile", "No destination has this name: see mintmark.forward.profiles-file.");
        }
        if (!profile.callers().contains(caller)) {
            throw Problem.forbidden("caller_not_allowed", "This destination is not for the service that asked.");
        }
        return profile;
    }

    /** The profile that was approved for a merchant; 404 {@code unknown_profile}, whether there is another or none. */
    Profile findFor(MerchantId merchant, String name) {
        Profile profile = profiles.get(name);
        if (profile == null || !profile.isFor(merchant.value())) {
            throw Problem.of(404, "unknown_profile", "No destination of this name was approved for you.");
        }
        return profile;
    }
}
