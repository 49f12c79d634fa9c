package io.mintmark.session.requests.application;

import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where payers' browsers reach the platform. */
@Singleton
public class PublicUrl {
    private final String text;

    PublicUrl(@ConfigProperty(name = "mintmark.public-url") URI address) {
        String given = address.toString();
        this.text = given.endsWith("/") ? given.substring(0, given.length() - 1) : given;
    }

    /** The address of this path, which begins with a slash. */
    public String below(String path) {
        return text + path;
    }
}
