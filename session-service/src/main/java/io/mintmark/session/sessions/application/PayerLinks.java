package io.mintmark.session.sessions.application;

import io.mintmark.platform.secret.Keys;
import io.mintmark.session.sessions.domain.LinkTokens;
import io.mintmark.session.sessions.domain.SessionId;
import jakarta.inject.Singleton;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The links that merchants hand to payers. A link is a capability: it is shown to its merchant and written nowhere. */
@Singleton
public class PayerLinks {
    private final LinkTokens tokens;
    private final String publicUrl;

    PayerLinks(SessionConfig config, @ConfigProperty(name = "mintmark.public-url") URI publicUrl) {
        this.tokens = new LinkTokens(Keys.decode("mintmark.sessions.link-key", config.linkKey()));
        String text = publicUrl.toString();
        this.publicUrl = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** The full-page link. */
    public String redirect(SessionId id) {
        return publicUrl + "/tokenization/" + id + "?t=" + tokens.tokenOf(id);
    }

    /** What is stored of the token. */
    byte[] tokenHash(SessionId id) {
        return tokens.hashOf(id);
    }

    /** An address of the vault's as the payer's browser reaches it. */
    URI absolute(String path) {
        return URI.create(publicUrl + "/").resolve(path);
    }
}
