package io.mintmark.platform.runtime;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which service this process is: the name its tokens carry, and the schema and roles that are its own. */
@Singleton
public final class ServiceName {
    private final String name;
    private final String schema;

    ServiceName(
            @ConfigProperty(name = "mintmark.service") String name,
            @ConfigProperty(name = "mintmark.schema") String schema) {
        this.name = name;
        this.schema = schema;
    }

    /** For example {@code network-token}: issuer and audience of service tokens. */
    public String name() {
        return name;
    }

    /** For example {@code network_token}. */
    public String schema() {
        return schema;
    }

    /** The role that relays, sweepers and page look-ups take on. */
    public String systemRole() {
        return schema + "_system";
    }
}
